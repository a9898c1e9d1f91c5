using System.Globalization;

namespace Remote.Nodes.Memory;

/// <summary>What a node watches, and from where on it acts.</summary>
/// <param name="Source">Says what is used.</param>
/// <param name="Limit">The part of the machine's memory beyond which work is ended.</param>
internal sealed record MemoryRules(IMemorySource Source, double Limit)
{
    /// <summary>As Ray's memory_usage_threshold: below it, the system's own killer has no reason to choose for us.</summary>
    public const double DefaultLimit = 0.95;

    private const string Variable = "REMOTE_MEMORY_LIMIT";

    /// <summary>The rules that hold; null where nothing is watched.</summary>
    /// <param name="limit">As the user gave it: null takes the environment's, else the default; 0 watches nothing.</param>
    /// <param name="source">Null takes the system's, where there is one.</param>
    public static MemoryRules? From(double? limit, IMemorySource? source)
    {
        double part = limit ?? FromEnvironment() ?? DefaultLimit;
        source ??= OperatingSystem.IsLinux() ? new ProcMemory() : null;
        return part > 0 && source is not null ? new MemoryRules(source, part) : null;
    }

    private static double? FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double part) && part is >= 0 and <= 1
            ? part
            : throw new ArgumentException($"The environment variable {Variable} is '{text}'. Give a number from 0 to 1; 0 ends nothing for memory.");
    }
}
