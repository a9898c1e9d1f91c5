using System.Reflection;

namespace Remote.Benchmarks.Peers;

/// <summary>The version of what is measured, as its package says it.</summary>
internal static class PackageVersion
{
    public static string Of<T>() => typeof(T).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', ' ')[0].TrimEnd('.') ?? "?";
}
