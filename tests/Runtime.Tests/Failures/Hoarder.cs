namespace Remote.Runtime.Tests.Failures;

/// <summary>An actor that takes memory and keeps it.</summary>
[Remote]
internal class Hoarder
{
    private byte[][] held = [];

    public int Keep(int mebibytes)
    {
        held = Hog.Fill(mebibytes);
        return Environment.ProcessId;
    }

    public int Held() => held.Length;

    public int ProcessId() => Environment.ProcessId;
}
