using System.Reflection;
using Remote.ControlPlane;
using Remote.Nodes.Launch;

namespace Remote.Launch.Tests.Launch;

public sealed class CodeIdentityTests
{
    private static readonly AssemblyIdentity Mine = new("App", "/here/App.dll", Guid.NewGuid());
    private static readonly AssemblyIdentity Library = new("Library", "/here/Library.dll", Guid.NewGuid());

    [Fact]
    public void The_same_builds_match_whatever_else_one_side_has()
    {
        Assert.Null(CodeIdentity.FindMismatch([Mine, Library], [Mine]));
        Assert.Null(CodeIdentity.FindMismatch([Mine], [Library, Mine with { Path = "/there/App.dll" }]));
    }

    [Fact]
    public void Another_build_is_named_with_both_paths()
    {
        string? mismatch = CodeIdentity.FindMismatch([Library, Mine], [Library, Mine with { Path = "/there/App.dll", Mvid = Guid.NewGuid() }]);
        Assert.NotNull(mismatch);
        Assert.All(["'App'", "/here/App.dll", "/there/App.dll"], part => Assert.Contains(part, mismatch, StringComparison.Ordinal));
    }

    [Fact]
    public void A_loaded_assembly_is_identified_by_its_module()
    {
        Assembly own = typeof(CodeIdentityTests).Assembly;
        var expected = new AssemblyIdentity("Remote.Launch.Tests", own.Location, own.ManifestModule.ModuleVersionId);
        Assert.Equal(expected, Assert.Single(CodeIdentity.Of([own])));
    }
}
