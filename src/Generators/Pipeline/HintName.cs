using Remote.Shared;

namespace Remote.Generators.Pipeline;

/// <summary>Names of generated files. The compiler compares them without regard to case, so the type's hash tells <c>Foo</c> from <c>foo</c>.</summary>
internal static class HintName
{
    public static string Of(string feature, string escapedName) => $"{feature}.{escapedName}.{(uint)StableHash.Of(escapedName):x8}.g.cs";
}
