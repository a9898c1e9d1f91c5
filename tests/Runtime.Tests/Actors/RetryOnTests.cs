using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Calls that are repeated after an exception.</summary>
[Collection(ClusterCollection.Name)]
public sealed class RetryOnTests
{
    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_call_is_repeated_after_exceptions_of_these_types()
        => Assert.Equal(3, await Reluctant.Remote().SucceedAt(3));

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Repeats_are_bounded_and_the_failure_arrives()
    {
        IActorRef<Reluctant> actor = Reluctant.Remote();
        var error = await Assert.ThrowsAsync<RemoteTaskException>(async () => await actor.SucceedAt(9));
        Assert.IsType<ObjectDisposedException>(error.InnerException);
        Assert.Equal(3, await actor.Calls());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task Other_exceptions_are_left_alone()
    {
        IActorRef<Reluctant> actor = Reluctant.Remote(new() { RetryOn = [typeof(FormatException)] });
        await Assert.ThrowsAsync<RemoteTaskException>(async () => await actor.SucceedAt(2));
        Assert.Equal(1, await actor.Calls());
    }

    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_process_that_was_given_the_ref_repeats_too()
        => Assert.Equal(3, await Borrowers.Remote().CallReluctant(Reluctant.Remote()));

    [Fact]
    public void Without_retries_it_contradicts_itself()
    {
        var error = Assert.Throws<ArgumentException>(() => Reluctant.Remote(new() { MaxTaskRetries = 0 }));
        Assert.Contains("MaxTaskRetries", error.Message, StringComparison.Ordinal);
    }
}
