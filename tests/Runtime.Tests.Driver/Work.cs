namespace Remote.Runtime.Tests.Driver;

internal static class Work
{
    [Remote]
    public static int One() => 1;

    /// <summary>Hears nobody.</summary>
    [Remote]
    public static void Forever()
    {
        while (true) Thread.SpinWait(1000);
    }
}
