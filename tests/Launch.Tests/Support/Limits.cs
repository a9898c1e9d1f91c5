namespace Remote.Launch.Tests.Support;

internal static class Limits
{
    /// <summary>Far longer than anything here takes, also on a machine under load.</summary>
    public static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker may outlive its driver.</summary>
    public static readonly TimeSpan Orphan = TimeSpan.FromSeconds(5);
}
