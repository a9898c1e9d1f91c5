namespace Remote.Runtime.Tests.Driver;

[Remote]
internal class Busy
{
    public void Begin()
    {
    }

    public void Forever() => Thread.Sleep(Timeout.Infinite);
}
