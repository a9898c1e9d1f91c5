using System.Text.RegularExpressions;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

[Collection(ClusterCollection.Name)]
public sealed class ExceptionTests
{
    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_exception_is_inside_and_its_text_says_where_it_was_thrown()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().Throw("bcl"));
        var inner = Assert.IsType<ArgumentException>(error.InnerException);
        Assert.Equal("a bad argument", inner.Message);
        Assert.Equal("System.ArgumentException", error.OriginalType);
        Assert.Contains("Throwing.Throw", error.Message);
        Assert.Contains("a bad argument", error.Message);
        Assert.Matches("worker [0-9a-f]+", error.Message);
        Assert.Matches("node [0-9a-f]+", error.Message);
        Assert.Matches("task 2-[0-9a-f]+", error.Message);
        Assert.Matches($"process ({string.Join('|', Cluster.Current!.Workers.Select(static w => w.ProcessId))})", error.Message);
        Assert.Contains(nameof(Throwing.ThrowDeeper), error.RemoteStackTrace);
        Assert.Contains(nameof(Throwing.ThrowDeeper), error.ToString());
        Assert.Contains("System.ArgumentException: a bad argument", error.ToString());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_exception_of_the_users_own_type_arrives_as_such()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().Throw("own"));
        Assert.Equal("one of ours", Assert.IsType<OwnException>(error.InnerException).Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_exception_inside_arrives_too()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().Throw("inner"));
        var outer = Assert.IsType<OwnException>(error.InnerException);
        Assert.Equal("the cause", Assert.IsType<FormatException>(outer.InnerException).Message);
        Assert.Contains("the cause", error.RemoteStackTrace);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_exception_that_cannot_be_made_again_is_told_as_text()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().Throw("odd"));
        Assert.Null(error.InnerException);
        Assert.Equal(typeof(OddException).FullName, error.OriginalType);
        Assert.Contains("odd 7", error.Message);
        Assert.Contains(nameof(Throwing.ThrowDeeper), error.RemoteStackTrace);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_exception_whose_message_throws_does_not_cost_the_worker()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().Throw("hostile"));
        Assert.Contains("HostileException", error.ToString());
        Assert.Equal(3, await Work.Remote().Add(1, 2));
        string process = Regex.Match(error.Message, "process ([0-9]+)").Groups[1].Value;
        Assert.Contains(process, Cluster.Current!.Workers.Select(static w => $"{w.ProcessId}"));
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task An_asynchronous_method_fails_in_the_same_way()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().ThrowAsync());
        Assert.Equal("later", Assert.IsType<InvalidOperationException>(error.InnerException).Message);
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().ThrowWithoutResult());
        error = Assert.Throws<RemoteTaskException>(() => Throwing.Remote().ThrowWithoutResult().Get());
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_failure_of_a_task_of_a_task_arrives_with_both()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().ThrowAtDepth(1));
        var nested = Assert.IsType<RemoteTaskException>(error.InnerException);
        Assert.Equal("at the bottom", Assert.IsType<InvalidOperationException>(nested.InnerException).Message);
        Assert.Contains("at the bottom", error.ToString());
        Assert.Contains(nameof(Throwing.ThrowAtTheBottom), error.ToString());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task The_text_of_a_deeply_nested_failure_stays_small()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().ThrowAtDepth(40));
        Assert.Contains(nameof(Throwing.ThrowAtTheBottom), error.ToString());
        Assert.InRange(error.ToString().Length, 1, 200_000);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Each_await_throws_an_exception_of_its_own()
    {
        ObjectRef<int> failed = Throwing.Remote().Throw("bcl");
        var first = await Assert.ThrowsAsync<RemoteTaskException>(async () => await failed);
        var second = await Assert.ThrowsAsync<RemoteTaskException>(async () => await failed);
        Assert.NotSame(first, second);
        Assert.Equal(first.Message, second.Message);
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_result_that_cannot_cross_is_a_failure()
    {
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await Throwing.Remote().TooDeep());
        Assert.Contains("Throwing.TooDeep", error.Message);
        Assert.Equal(3, await Work.Remote().Add(1, 2));
    }
}
