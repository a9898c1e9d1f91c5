using Remote.Generators.Tests.Harness;

namespace Remote.Generators.Tests.Actors;

public sealed class ActorSnapshotTests
{
    [Fact]
    public void An_actor_with_a_default_and_a_stream() => Snapshot.Match(Generated.From("""
        /// <summary>Counts.</summary>
        /// <param name="start">The first value.</param>
        [Remote(MaxRestarts = 2)]
        public class Counter(int start = 0)
        {
            private int value = start;
            /// <summary>Adds.</summary>
            public int Increment(int by = 1) => value += by;
            public async Task<int> SlowAsync(int ms, CancellationToken ct) { await Task.Delay(ms, ct); return value; }
            public async IAsyncEnumerable<int> CountTo(int n) { for (int i = 0; i < n; i++) { await Task.Delay(1); yield return i; } }
        }
        """).AssertClean());

    [Fact]
    public void An_interface_and_a_class_that_takes_it() => Snapshot.Match(Generated.From("""
        public sealed record Frame(int Number);
        [Remote] public interface IStage { Task<Frame> RunAsync(Frame frame); }
        [Remote] internal sealed class Detector(IActorRef<IStage>? next = null) : IStage { public Task<Frame> RunAsync(Frame frame) { _ = next; return Task.FromResult(frame); } }
        """).AssertClean());
}
