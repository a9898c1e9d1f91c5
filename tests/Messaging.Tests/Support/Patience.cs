namespace Remote.Messaging.Tests;

/// <summary>How long tests wait for what must happen: far longer than it takes, so that only a hang ends the wait.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
}
