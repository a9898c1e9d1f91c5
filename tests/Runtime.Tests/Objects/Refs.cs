using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

/// <summary>Tasks that are given refs inside values, hand them on and hand them back.</summary>
internal static class Refs
{
    [Remote]
    public static async Task<string> Read(Envelope envelope)
    {
        Collector.CollectHere();
        int number = envelope.Number is { } reference ? await reference : -1;
        List<string> texts = [];
        foreach (ObjectRef<string> text in envelope.Texts) texts.Add(await text);
        return $"{number} {string.Join(' ', texts)}";
    }

    [Remote]
    public static async Task<string> ReadLater(string folder, string mark, Envelope envelope)
    {
        Place.Mark(folder, "reading");
        Place.Await(folder, mark);
        return await Read(envelope);
    }

    /// <summary>As <see cref="Read"/>, in two workers at the same time.</summary>
    [Remote]
    public static async Task<string> ReadTogether(string folder, Envelope envelope)
    {
        Place.Meet(folder, "reader", 2);
        return await Read(envelope);
    }

    [Remote]
    public static async Task<int> SumAll(List<ObjectRef<int>> numbers) => (await numbers).Sum();

    /// <summary>Whether the refs are still refs: none of them is complete.</summary>
    [Remote]
    public static bool IsAnyComplete(ObjectRef<int>[] numbers) => numbers.Any(static n => n.IsCompleted);

    [Remote]
    public static ObjectRef<int> MakeByTask(int value) => Values.Remote().Double(value);

    [Remote]
    public static ObjectRef<string> MakeByPut(string value) => ObjectRef.Put(value);

    [Remote]
    public static List<ObjectRef<int>> MakeSeveral(int count) => [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? ObjectRef.Put(i) : Values.Remote().Double(i))];

    [Remote]
    public static Envelope MakeEnvelope(string title) => new(title, Values.Remote().Double(4), [ObjectRef.Put("a"), Values.Remote().Upper("b")]);

    [Remote]
    public static Envelope Forward(Envelope envelope) => envelope;

    [Remote]
    public static ObjectRef<ObjectRef<int>> MakeNested(int value) => ObjectRef.Put(ObjectRef.Put(value));

    /// <summary>Passes the refs that it was given to a task of its own, which reads them in another worker.</summary>
    [Remote]
    public static async Task<string> Delegate(string folder, Envelope envelope)
    {
        ObjectRef<string> read = Refs.Remote().ReadLater(folder, "go", envelope);
        Place.Mark(folder, "go");
        return await read;
    }

    /// <summary>Hands a ref that it borrowed to a task, and ends before that task reads it.</summary>
    [Remote]
    public static ObjectRef<string> StartReading(string folder, Envelope envelope) => Refs.Remote().ReadLater(folder, "go", envelope);

    [Remote]
    public static async Task<int> AwaitTwice(ObjectRef<int>[] one)
    {
        int first = await one[0];
        Collector.CollectHere();
        return first + await one[0];
    }

    [Remote]
    public static async Task<string> FailureInside(ObjectRef<int>[] one)
    {
        try
        {
            await one[0];
            return "no failure";
        }
        catch (RemoteTaskException e)
        {
            return e.InnerException?.Message ?? e.Message;
        }
    }

    [Remote]
    public static string FailWith(Envelope envelope) => throw new InvalidOperationException(envelope.Title);

    [Remote]
    public static string FailAfter(int argument, Envelope envelope) => $"{argument} {envelope}";

    [Remote]
    public static async Task<string> ReadWhenCancelled(string folder, Envelope envelope, CancellationToken cancellationToken)
    {
        Place.Mark(folder, "waiting");
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return await Read(envelope);
    }
}
