using Remote.Runtime.Tests.Failures;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>Whoever needs it hears which object it was, why it is lost, why it stays so, and what to do.</summary>
public sealed class When_a_lost_object_cannot_be_made_again(LineageFixture fixture) : IClassFixture<LineageFixture>, IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = Limits.Test)]
    public async Task What_was_put_says_so()
    {
        ObjectRef<byte[]> put = ObjectRef.Put(Makers.Bytes(1));
        string number = put.Stored!.At.Id.ToString();
        Damage.Lose(put);
        foreach (Func<Task> read in new Func<Task>[] { async () => await put, () => Task.Run(() => put.Get()), async () => await Makers.Remote().Total(place.Folder, put) })
        {
            var error = await Assert.ThrowsAsync<ObjectLostException>(read);
            Assert.Contains(number, error.Message);
            Assert.Contains("150,005 bytes", error.Message.Replace("150,004", "150,005"));
            Assert.Contains("owned by process 2", error.Message);
            Assert.Contains("damaged", error.Message);
            Assert.Contains("put it again", error.Message);
        }

        Assert.Equal(0, Runs("total"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_task_without_retries_says_so()
    {
        ObjectRef<byte[]> made = Makers.Remote().MakeOnce(place.Folder, 1);
        await made;
        Damage.Lose(made);
        var error = await Assert.ThrowsAsync<ObjectLostException>(async () => await made);
        Assert.Contains("Makers.MakeOnce", error.Message);
        Assert.Contains("MaxRetries", error.Message);
        Assert.Equal(1, Runs("make1"));
        Assert.Contains(fixture.Own.Logged, static line => line.Contains("Makers.MakeOnce could not be made again", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task Each_making_uses_a_retry()
    {
        ObjectRef<byte[]> made = Makers.Remote(new() { MaxRetries = 2 }).Make(place.Folder, 1);
        for (int i = 0; i < 2; i++)
        {
            await made;
            Damage.Lose(made);
        }

        Assert.Equal(Makers.Bytes(1), await made);
        Damage.Lose(made);
        var error = await Assert.ThrowsAsync<ObjectLostException>(async () => await made);
        Assert.Contains("3 times", error.Message);
        Assert.Equal(3, Runs("make1"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_its_task_throws_now_is_inside_and_it_is_not_run_for_each_reader()
    {
        ObjectRef<byte[]> made = Makers.Remote().MakeThenThrow(place.Folder);
        await made;
        Damage.Lose(made);
        for (int i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAsync<ObjectLostException>(async () => await made);
            var thrown = Assert.IsType<RemoteTaskException>(error.InnerException);
            Assert.Equal("no second time", Assert.IsType<InvalidOperationException>(thrown.InnerException).Message);
            Assert.Contains("Makers.MakeThenThrow", error.Message);
        }

        Assert.Equal(2, Runs("thrower"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task An_argument_that_was_put_and_freed_is_named()
    {
        ObjectRef<byte[]> put = ObjectRef.Put(Makers.Bytes(1));
        ObjectRef<byte[]> next = Makers.Remote().Next(place.Folder, "next", put);
        await next;
        put.Dispose();
        Damage.Lose(next);
        var error = await Assert.ThrowsAsync<ObjectLostException>(async () => await next);
        Assert.Contains("Makers.Next", error.Message);
        Assert.Contains("that was put", error.Message);
        Assert.Contains("Keep the refs", error.Message);
        Assert.Equal(1, Runs("next"));
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_ref_inside_an_argument_that_is_gone_is_named()
    {
        ObjectRef<int> inside = ObjectRef.Put(5);
        ObjectRef<byte[]> made = Makers.Remote().MakeFrom([inside]);
        Assert.Equal(Makers.Bytes(5), await made);
        Damage.Lose(made);
        Assert.Equal(Makers.Bytes(5), await made);
        Damage.Lose(made);
        inside.Dispose();
        var error = await Assert.ThrowsAsync<ObjectLostException>(async () => await made);
        Assert.Contains("a ref inside its arguments", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_result_of_an_actor_is_made_again_only_where_its_calls_are_repeated()
    {
        var press = Press.Remote();
        ObjectRef<int[]> once = press.Make();
        await once;
        Damage.Lose(once);
        var error = await Assert.ThrowsAsync<ObjectLostException>(async () => await once);
        Assert.Contains("MaxTaskRetries", error.Message);
        Assert.Equal(1, await press.Count());

        var tireless = Press.Remote(new ActorOptions { MaxTaskRetries = 1 });
        ObjectRef<int[]> made = tireless.Make();
        Assert.Equal(1, (await made)[0]);
        Damage.Lose(made);
        Assert.Equal(2, (await made)[0]);
        Damage.Lose(made);
        error = await Assert.ThrowsAsync<ObjectLostException>(async () => await made);
        Assert.Contains("no retries left", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task What_a_dead_process_owned_says_who_it_was()
    {
        var hoard = Hoard.Remote(new ActorOptions { OwnProcess = true });
        ObjectRef<byte[]> put = await hoard.Put();
        Assert.Equal(Makers.Bytes(9), await put);
        Kill.Process(await hoard.ProcessId());
        await Assert.ThrowsAsync<ActorDiedException>(async () => await hoard.ProcessId());
        await Signals.UntilAsync(() => fixture.Own.Cluster.Session.Objects.IsDead(put.Borrow!.Id.Owner), "Its death is not known.");
        var error = await Assert.ThrowsAsync<OwnerDiedException>(async () => await put);
        Assert.Contains(put.Borrow!.Id.ToString()!, error.Message);
        Assert.Contains("bytes", error.Message);
    }

    [Fact(Timeout = Limits.Test)]
    public async Task A_borrower_hears_the_owners_reason()
    {
        var hoard = Hoard.Remote();
        ObjectRef<byte[]> put = await hoard.Put();
        ObjectRef<byte[]> made = await hoard.Make(place.Folder);
        await put;
        await made;
        Damage.Lose(put, made);
        var error = await Assert.ThrowsAsync<ObjectLostException>(async () => await put);
        Assert.Contains("put it again", error.Message);
        Assert.Equal(Makers.Bytes(9), await made);
        Assert.Equal(2, Runs("make9"));
    }

    private int Runs(string name) => Place.Count(place.Folder, name + "-");
}
