using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Scheduling;

public sealed class ResourceTests(ResourceFixture fixture) : IClassFixture<ResourceFixture>
{
    private static readonly TaskOptions License = new() { Resources = new Dictionary<string, double> { ["license"] = 1 } };

    public ResourceFixture Fixture { get; } = fixture;

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_needs_all_cpus_runs_alone()
    {
        ObjectRef<Span>[] small = [.. Enumerable.Range(0, 10).Select(_ => Spans.Remote().Run())];
        ObjectRef<Span>[] large = [.. Enumerable.Range(0, 5).Select(_ => Spans.Remote().RunAlone())];
        ObjectRef<Span>[] more = [.. Enumerable.Range(0, 10).Select(_ => Spans.Remote().Run())];
        Span[] alone = await large;
        Span[] others = [.. await small, .. await more];
        Assert.All(alone, span => Assert.DoesNotContain(others.Concat(alone.Where(a => a != span)), span.Overlaps));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_large_task_is_not_kept_waiting_by_a_stream_of_small_ones()
    {
        using var stop = new CancellationTokenSource();
        Task[] streams = [.. Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!stop.IsCancellationRequested) await Spans.Remote().Run();
        })];
        await Spans.Remote().Run();
        await Spans.Remote().RunAlone();
        stop.Cancel();
        await Task.WhenAll(streams);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Tasks_of_one_cpu_run_on_all_cpus_at_once()
    {
        using var place = new Place();
        int[] processes = await new[] { Gates.Remote().Meet(place.Folder, 2), Gates.Remote().Meet(place.Folder, 2) };
        Assert.Equal(2, processes.Distinct().Count());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Half_a_cpu_each_lets_twice_as_many_run_at_once()
    {
        using var place = new Place();
        int[] processes = await Enumerable.Range(0, 4).Select(_ => Spans.Remote().MeetHalf(place.Folder, 4)).ToArray();
        Assert.Equal(4, processes.Distinct().Count());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_custom_resource_limits_how_many_run_at_once()
    {
        Span[] licensed = await Enumerable.Range(0, 10).Select(_ => Spans.Remote(License).Run()).ToArray();
        Assert.Equal(1, Spans.MostAtOnce(licensed));

        using var place = new Place();
        var slot = new TaskOptions { Cpus = 0.1, Resources = new Dictionary<string, double> { ["slot"] = 1 } };
        await new[] { Gates.Remote(slot).Meet(place.Folder, 2), Gates.Remote(slot).Meet(place.Folder, 2) };
        Span[] slots = await Enumerable.Range(0, 20).Select(_ => Spans.Remote(slot).Run()).ToArray();
        Assert.InRange(Spans.MostAtOnce(slots), 1, 2);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_task_that_waits_lends_its_cpu_but_not_its_license()
    {
        Span[] licensed = await Enumerable.Range(0, 10).Select(_ => Spans.Remote(License).RunAndWait()).ToArray();
        Assert.Equal(1, Spans.MostAtOnce(licensed));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Gpus_can_be_shared_in_fractions()
    {
        using var place = new Place();
        var half = new TaskOptions { Gpus = 0.5 };
        await new[] { Gates.Remote(half).Meet(place.Folder, 2), Gates.Remote(half).Meet(place.Folder, 2) };
        Span[] whole = await Enumerable.Range(0, 6).Select(_ => Spans.Remote(new() { Gpus = 0.6 }).Run()).ToArray();
        Assert.Equal(1, Spans.MostAtOnce(whole));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Memory_is_a_resource()
    {
        Assert.Equal(3, await Work.Remote(new() { Memory = 1 << 20 }).Add(1, 2));
        var error = await Assert.ThrowsAsync<InfeasibleResourcesException>(async () => await Work.Remote(new() { Memory = 1L << 50 }).Add(1, 2));
        Assert.Contains("memory", error.Message);
    }

    [Theory]
    [InlineData(3, 0, null, "3 CPU")]
    [InlineData(1, 2, null, "2 GPU")]
    [InlineData(1, 0, "license", "5 license")]
    [InlineData(1, 0, "moon", "5 moon")]
    public async Task What_no_node_has_fails_at_once_and_is_named(double cpus, double gpus, string? custom, string named)
    {
        var options = new TaskOptions
        {
            Cpus = cpus,
            Gpus = gpus,
            Resources = custom is null ? null : new Dictionary<string, double> { [custom] = 5 },
        };
        ObjectRef<int> impossible = Work.Remote(options).Add(1, 2);
        var error = await Assert.ThrowsAsync<InfeasibleResourcesException>(() => impossible.GetAsync(TimeSpan.FromSeconds(60)));
        Assert.Contains(named, error.Message);
        Assert.Contains("Work.Add", error.Message);
        Assert.Equal(3, await Work.Remote().Add(1, 2));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Amounts_that_are_none_are_refused(double amount)
    {
        Assert.Contains("CPU", Assert.Throws<ArgumentException>(() => Work.Remote(new() { Cpus = amount }).Add(1, 2)).Message);
        Assert.Contains("GPU", Assert.Throws<ArgumentException>(() => Work.Remote(new() { Gpus = amount }).Add(1, 2)).Message);
        var custom = new TaskOptions { Resources = new Dictionary<string, double> { ["slot"] = amount } };
        Assert.Contains("slot", Assert.Throws<ArgumentException>(() => Work.Remote(custom).Add(1, 2)).Message);
    }

    [Fact]
    public void Names_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Work.Remote(new() { Resources = new Dictionary<string, double> { [" "] = 1 } }).Add(1, 2));
        Assert.Throws<ArgumentException>(() => Work.Remote(new() { Resources = new Dictionary<string, double> { ["CPU"] = 1 } }).Add(1, 2));
        Assert.Throws<ArgumentException>(() => Work.Remote(new() { Memory = -1 }).Add(1, 2));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Tasks_that_need_no_cpu_run_beside_those_that_do()
    {
        using var place = new Place();
        ObjectRef<int>[] busy = [Gates.Remote().Pass(place.Folder, "open", 1), Gates.Remote().Pass(place.Folder, "open", 1)];
        Assert.Equal(3, await Work.Remote(new() { Cpus = 0 }).Add(1, 2));
        place.Mark("open");
        await busy;
    }
}
