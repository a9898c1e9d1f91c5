using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

[Collection(ClusterCollection.Name)]
public sealed class DisposeTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Awaiting_a_disposed_ref_throws()
    {
        ObjectRef<string> text = Values.Remote().Upper("x");
        await text;
        text.Dispose();
        text.Dispose();
        var error = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await text);
        Assert.Contains("disposed", error.Message);
        Assert.Throws<ObjectDisposedException>(() => text.Get());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => text.GetAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => text.AsTask());
        ObjectRef<string>[] several = [text];
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await several);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_disposed_before_its_task_has_ended_is_not_waited_for()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 1);
        held.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await held);
        Assert.Throws<ObjectDisposedException>(() => held.Get());
        place.Mark("open");
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_disposed_ref_is_no_argument()
    {
        ObjectRef<string> text = ObjectRef.Put("x");
        text.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Values.Remote().Upper(text));
        await Task.CompletedTask;
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_that_was_given_a_ref_gets_its_value_though_the_ref_is_disposed()
    {
        ObjectRef<int> held = Gates.Remote().Pass(place.Folder, "open", 4);
        ObjectRef<int> doubled = Values.Remote().Double(held);
        held.Dispose();
        place.Mark("open");
        Assert.Equal(8, await doubled);

        ObjectRef<string> late = Gates.Remote().PassText(place.Folder, "again", "x");
        ObjectRef<int> length = TextAfter(late);
        place.Mark("again");
        Assert.Equal(1, await length);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_borrower_gets_the_value_though_the_owner_disposed_its_ref()
    {
        ObjectRef<int> number = ObjectRef.Put(9);
        ObjectRef<string> text = ObjectRef.Put("kept");
        ObjectRef<string> read = Refs.Remote().ReadLater(place.Folder, "go", new Envelope("e", number, [text]));
        await place.Awaited("reading");
        number.Dispose();
        text.Dispose();
        place.Mark("go");
        Assert.Equal("9 kept", await read);
    }

    private static ObjectRef<int> TextAfter(ObjectRef<string> text)
    {
        using (text) return Values.Remote().Length(text);
    }
}
