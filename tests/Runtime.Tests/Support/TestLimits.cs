namespace Remote.Runtime.Tests.Support;

/// <summary>After these, a test hangs. In milliseconds.</summary>
internal static class TestLimits
{
    public const int Usual = 90_000;
}
