using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

[Collection(ClusterCollection.Name)]
public sealed class WhenEachTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_come_in_the_order_in_which_they_complete()
    {
        ObjectRef<int>[] refs = [Gates.Remote().Pass(place.Folder, "b", 0), Gates.Remote().Pass(place.Folder, "a", 1), ObjectRef.Put(2)];
        List<int> order = [];
        await foreach (ObjectRef<int> one in ObjectRef.WhenEach(refs))
        {
            order.Add(await one);
            place.Mark(order.Count == 1 ? "a" : "b");
        }

        Assert.Equal([2, 1, 0], order);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Refs_without_a_value_and_of_several_types_come_too()
    {
        ObjectRef[] refs = [Gates.Remote().Pass(place.Folder, "a", 0), Values.Remote().Mark(place.Folder, "b")];
        List<ObjectRef> order = [];
        await foreach (ObjectRef one in ObjectRef.WhenEach(refs))
        {
            order.Add(one);
            place.Mark("a");
        }

        Assert.Equal([refs[1], refs[0]], order);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Failed_refs_come_too()
    {
        ObjectRef<int>[] refs = [Values.Remote().Fail("x"), Values.Remote().Double(1)];
        int failures = 0;
        await foreach (ObjectRef<int> one in ObjectRef.WhenEach(refs))
        {
            try
            {
                await one;
            }
            catch (RemoteTaskException)
            {
                failures++;
            }
        }

        Assert.Equal(1, failures);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task It_can_be_left_early_and_cancelled()
    {
        ObjectRef<int>[] refs = [ObjectRef.Put(1), Gates.Remote().Pass(place.Folder, "open", 2)];
        await foreach (ObjectRef<int> one in ObjectRef.WhenEach(refs))
        {
            Assert.Same(refs[0], one);
            break;
        }

        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ObjectRef<int> one in ObjectRef.WhenEach(refs).WithCancellation(source.Token)) source.Cancel();
        });
        place.Mark("open");
        Assert.Equal(2, await refs[1]);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_can_use_it() => Assert.Equal([2, 9], await Waiting.Remote().InOrderOfCompletion(place.Folder));
}
