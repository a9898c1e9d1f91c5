using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Objects;

[Collection(ClusterCollection.Name)]
public sealed class AsTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_ref_goes_where_a_base_type_is_asked()
    {
        ObjectRef<Shape> shape = Values.Remote().Circle(2).As<Shape>();
        Assert.Equal(new Circle("circle", 2), await shape);
        Assert.Equal("Circle { Name = circle, Radius = 2 }", await Values.Remote().Describe(shape));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_value_of_another_type_fails_when_awaited()
    {
        ObjectRef<Square> wrong = Values.Remote().Circle(2).As<Shape>().As<Square>();
        await Assert.ThrowsAsync<InvalidCastException>(async () => await wrong);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_failure_is_that_of_the_source()
    {
        ObjectRef<int> failed = Values.Remote().Fail("no").As<int>();
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await failed);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Whoever_waits_for_a_view_of_an_unmanaged_value_is_told()
    {
        ObjectRef<int?> view = Gates.Remote().Pass(place.Folder, "open", 3).As<int?>();
        Task<int?> waiting = view.AsTask();
        Assert.False(waiting.IsCompleted);
        place.Mark("open");
        Assert.Equal(3, await waiting);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_view_outlives_its_source()
    {
        ObjectRef<Circle> source = Values.Remote().Circle(3);
        ObjectRef<Shape> view = source.As<Shape>();
        source.Dispose();
        Assert.Equal(new Circle("circle", 3), await view);
    }
}
