namespace Remote.Runtime.Tests.Failures;

/// <summary>How long a test waits for what must come: long enough for a machine that does ten other things.</summary>
internal static class Limits
{
    /// <summary>For one test, in milliseconds.</summary>
    public const int Test = 120_000;

    /// <summary>For one wait inside of a test.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);
}
