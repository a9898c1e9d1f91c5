using Remote.Scheduling;
using static Remote.Runtime.Tests.Scheduling.Pure.Nodes;

namespace Remote.Runtime.Tests.Scheduling.Pure;

public sealed class AccountTests
{
    [Fact]
    public void Fractions_are_exact()
    {
        Scheduler scheduler = Of(Vector(1));
        Holding[] all = [.. Enumerable.Range(0, 10_000).Select(_ => scheduler.Take(Vector(0.0001))!)];
        Assert.Null(scheduler.Take(Vector(0.0001)));
        foreach (Holding held in all) held.Account.Give(held);
        Assert.True(scheduler.IsUntouched());
    }

    [Fact]
    public void Fractions_of_gpus_share_a_device_and_leave_others_whole()
    {
        Scheduler scheduler = Of(Vector(8, gpus: 3));
        Holding half = scheduler.Take(Vector(1, gpus: 0.5))!;
        Holding other = scheduler.Take(Vector(1, gpus: 0.5))!;
        Assert.Equal(half.Gpus, other.Gpus);
        Holding two = scheduler.Take(Vector(1, gpus: 2))!;
        Assert.Equal([1, 2], GpuDevices.IdsOf(two.Gpus));
        Assert.Null(scheduler.Take(Vector(1, gpus: 0.1)));
        foreach (Holding held in new[] { half, other, two }) held.Account.Give(held);
        Assert.True(scheduler.IsUntouched());
    }

    [Fact]
    public void A_fraction_that_no_single_device_has_waits()
    {
        Scheduler scheduler = Of(Vector(8, gpus: 2));
        Holding a = scheduler.Take(Vector(1, gpus: 0.6))!;
        Holding b = scheduler.Take(Vector(1, gpus: 0.6))!;
        Assert.NotEqual(a.Gpus, b.Gpus);
        // 0.8 are free, in two pieces.
        Assert.Null(scheduler.Take(Vector(1, gpus: 0.5)));
        a.Account.Give(a);
        Assert.NotNull(scheduler.Take(Vector(1, gpus: 0.5)));
    }

    [Fact]
    public void Lent_cpus_come_back_once_whatever_happens()
    {
        Scheduler scheduler = Of(Vector(2, gpus: 1));
        Holding held = scheduler.Take(Vector(2, gpus: 1))!;
        held.Account.LendCpus(held, true);
        held.Account.LendCpus(held, true);
        Holding borrower = scheduler.Take(Vector(2))!;
        Assert.Null(scheduler.Take(Vector(0, gpus: 1)));
        held.Account.LendCpus(held, false);
        Assert.Equal(-2 * ResourceVector.Precision, held.Account.FreeOf(ResourceNames.Cpu));
        held.Account.LendCpus(held, true);
        held.Account.Give(held);
        borrower.Account.Give(borrower);
        Assert.True(scheduler.IsUntouched());
    }

    [Fact]
    public void A_bundle_lends_within_itself()
    {
        Scheduler scheduler = Of(Vector(4));
        ResourceAccount node = scheduler.Nodes[1].Account;
        ResourceAccount bundle = node.SetAside(scheduler.Compile(Vector(2)));
        Holding held = bundle.Take(scheduler.Compile(Vector(2)));
        bundle.LendCpus(held, true);
        Assert.Equal(2 * ResourceVector.Precision, bundle.FreeOf(ResourceNames.Cpu));
        Assert.Equal(2 * ResourceVector.Precision, node.FreeOf(ResourceNames.Cpu));
        Assert.Throws<InvalidOperationException>(() => { bundle.LendCpus(held, false); bundle.Close(); });
        bundle.Give(held);
        bundle.Close();
        Assert.True(scheduler.IsUntouched());
    }

    [Fact]
    public void A_bundle_has_the_devices_that_its_node_gave_it()
    {
        Scheduler scheduler = Of(Vector(4, gpus: 4));
        ResourceAccount node = scheduler.Nodes[1].Account;
        Holding first = node.Take(scheduler.Compile(Vector(0, gpus: 1)));
        ResourceAccount bundle = node.SetAside(scheduler.Compile(Vector(1, gpus: 2)));
        Holding one = bundle.Take(scheduler.Compile(Vector(0, gpus: 1)));
        Holding two = bundle.Take(scheduler.Compile(Vector(0, gpus: 1)));
        Assert.Equal([1, 2], GpuDevices.IdsOf(one.Gpus | two.Gpus));
        Assert.False(bundle.Fits(scheduler.Compile(Vector(0, gpus: 0.1))));
        Assert.Equal([0], GpuDevices.IdsOf(first.Gpus));
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(2.0001)]
    public void More_than_one_gpu_is_a_whole_number(double gpus)
        => Assert.Contains("whole number", Assert.Throws<ArgumentException>(() => ResourceVector.CreateDemand(1, gpus, 0, null)).Message);
}
