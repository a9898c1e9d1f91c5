namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Leaves something in an async local.</summary>
[Remote]
internal sealed class Forgetful
{
    private static readonly AsyncLocal<string?> Local = new();

    public void Leave(string what) => Local.Value = what;

    public string? Find() => Local.Value;
}
