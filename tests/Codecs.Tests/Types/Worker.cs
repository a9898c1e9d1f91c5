namespace Remote.Codecs.Tests.Types;

public abstract class Worker
{
    public string? Title { get; set; }

    public virtual int Grade { get; set; }
}
