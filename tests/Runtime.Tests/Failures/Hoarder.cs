namespace Remote.Runtime.Tests.Failures;

/// <summary>An actor that takes memory and keeps it.</summary>
[Remote]
internal class Hoarder
{
    private byte[][] held = [];

    public void Keep(int mebibytes) => held = Hog.Fill(mebibytes);

    public int Held() => held.Length;

    public int ProcessId() => Environment.ProcessId;
}
