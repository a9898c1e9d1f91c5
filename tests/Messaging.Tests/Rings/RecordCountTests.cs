using Remote.Messaging.Rings;
using Remote.Storage.Arenas;

namespace Remote.Messaging.Tests;

/// <summary>When it is worth to wait for more messages to come together.</summary>
public sealed class RecordCountTests : IDisposable
{
    private const int Capacity = 4096;

    private readonly string folder = Directory.CreateTempSubdirectory("remote-count").FullName;
    private readonly Doorbell own;
    private readonly Doorbell others;
    private readonly RingLink one;
    private readonly RingLink two;
    private readonly RecordCount count;

    public RecordCountTests()
    {
        own = Doorbell.Create(Path.Combine(folder, "own"));
        others = Doorbell.Create(Path.Combine(folder, "others"));
        (one, two) = (LinkOf(2), LinkOf(3));
        count = new RecordCount(own);
    }

    public void Dispose()
    {
        one.LetGo();
        two.LetGo();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Many_of_several_are_waited_for_together_and_few_are_not()
    {
        Assert.False(count.IsCrowd());
        count.Add(one, 15);
        Assert.False(count.IsCrowd());
        count.Add(one, 15);
        count.Add(two, 15);
        Assert.True(count.IsCrowd());
        Assert.False(count.IsCrowd());
    }

    [Fact]
    public void Many_of_one_are_not_waited_for_unless_it_hears_from_others_too()
    {
        count.Add(one, 1_000);
        count.Add(one, 1_000);
        Assert.False(count.IsCrowd());
        others.HearsSeveral = true;
        count.Add(one, 16);
        Assert.True(count.IsCrowd());
    }

    [Fact]
    public void The_doorbell_says_who_hears_from_several()
    {
        Assert.False(own.HearsSeveral);
        count.Add(one, 1);
        count.Add(two, 1);
        Assert.True(own.HearsSeveral);
        for (int i = 0; i < 300; i++) count.Add(two, 1);
        Assert.False(own.HearsSeveral);
        count.Add(one, 1);
        Assert.True(own.HearsSeveral);
    }

    private RingLink LinkOf(ulong process)
    {
        string path = Path.Combine(folder, $"memory-{process}");
        RingMemory.Create(path, Capacity, FileSpace.Instance).Dispose();
        using RingMemory memory = RingMemory.Open(path, Capacity);
        return new RingLink(new RingPeer(process), memory.NewReader(), others, int.MaxValue);
    }
}
