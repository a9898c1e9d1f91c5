using System.Reflection;
using Remote.ControlPlane;
using Remote.Nodes.Launch;

namespace Remote.Launch.Tests.Launch;

public sealed class CodeIdentityTests
{
    private static readonly AssemblyIdentity Mine = new("App", "/here/App.dll", Guid.NewGuid(), 1);
    private static readonly AssemblyIdentity Library = new("Library", "/here/Library.dll", Guid.NewGuid(), 2);

    [Fact]
    public void The_same_builds_match_whatever_else_one_side_has()
    {
        Assert.Null(CodeIdentity.FindMismatch([Mine, Library], [Mine]));
        Assert.Null(CodeIdentity.FindMismatch([Mine], [Library, Mine with { Path = "/there/App.dll" }]));
    }

    [Fact]
    public void Another_build_is_named_with_both_paths()
    {
        CodeMismatch? mismatch = CodeIdentity.FindMismatch([Library, Mine], [Library, Mine with { Path = "/there/App.dll", Mvid = Guid.NewGuid() }]);
        Assert.NotNull(mismatch);
        string message = mismatch.Describe([], null);
        Assert.All(["'App'", "/here/App.dll", "/there/App.dll", "the same by name and parameters"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Members_that_differ_are_named_the_first_of_them()
    {
        CodeMismatch? mismatch = CodeIdentity.FindMismatch([Mine], [Mine with { Members = 3 }]);
        Assert.NotNull(mismatch);
        string[] mine = ["[App]Work.Same(int)", .. Enumerable.Range(0, 7).Select(i => $"[App]Work.Old{i}(int)")];
        string message = mismatch.Describe(mine, ["[App]Work.Same(int)", "[App]Work.New(long)"]);
        Assert.Contains(
            "differ. Only here: Work.Old0(int), Work.Old1(int), Work.Old2(int), Work.Old3(int), Work.Old4(int) and 2 more. Only there: Work.New(long). It was", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_nobody_named_differ_all_the_same()
        => Assert.Contains("Its remote methods differ. It was", new CodeMismatch(Mine, Mine with { Members = 3 }).Describe([], null), StringComparison.Ordinal);

    [Fact]
    public void A_loaded_assembly_is_identified_by_its_module()
    {
        Assembly own = typeof(CodeIdentityTests).Assembly;
        var expected = new AssemblyIdentity("Remote.Launch.Tests", own.Location, own.ManifestModule.ModuleVersionId, 0);
        Assert.Equal(expected, Assert.Single(CodeIdentity.Of([own])));
    }
}
