using System.Reflection;

namespace Remote.Consumer.Tests;

/// <summary>What the build of this assembly knew and the tests need: see the AssemblyMetadata items of the project.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot => Of("RepositoryRoot");

    public static string Configuration => Of("Configuration");

    public static string NuGetPackageRoot => Of("NuGetPackageRoot");

    private static string Of(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}
