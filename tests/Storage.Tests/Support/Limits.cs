namespace Remote.Storage.Tests.Support;

internal static class Limits
{
    /// <summary>After this, a test hangs.</summary>
    public const int Test = 60_000;

    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(40);

    /// <summary>Returns when something is so; fails when it is not for long.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        for (long end = Environment.TickCount64 + (long)Wait.TotalMilliseconds; !condition(); await Task.Delay(1))
            if (Environment.TickCount64 > end) Assert.Fail(what);
    }
}
