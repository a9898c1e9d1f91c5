using CsCheck;
using Remote.ControlPlane;
using Remote.Nodes.Memory;

namespace Remote.Runtime.Tests.Nodes.Memory;

public sealed class VictimChoiceTests
{
    private static readonly Gen<BegunTask> AnyTask = Gen.Select(Gen.Bool, Gen.Long[1, 20], static (mayRetry, begunAt) => new BegunTask("task", mayRetry, begunAt));

    private static readonly Gen<WorkerUse> AnyWorker = Gen.Select(
        Gen.ULong[1, 1000], Gen.Int[0, 3], AnyTask.Array[0, 4], Gen.Bool.Array[1, 3], static (number, kind, tasks, actors) => kind switch
        {
            0 => Worker(number, actors: actors),
            1 => Worker(number, unknown: true),
            _ => Worker(number, [.. tasks.OrderBy(static t => t.BegunAt)]),
        });

    [Fact]
    public void The_newest_task_that_may_be_run_again_goes_first()
        => Assert.Equal(3ul, Choose(Worker(1, Task(true, 10)), Worker(2, Task(false, 40)), Worker(3, Task(true, 20)), Worker(4, actors: [true])));

    [Fact]
    public void A_worker_is_as_old_as_the_oldest_task_that_began_there()
        => Assert.Equal(2ul, Choose(Worker(1, Task(true, 10), Task(true, 90)), Worker(2, Task(true, 50))));

    [Fact]
    public void One_task_that_may_not_be_run_again_spares_its_worker()
        => Assert.Equal(2ul, Choose(Worker(1, Task(true, 80), Task(false, 90)), Worker(2, Task(true, 5))));

    [Fact]
    public void Tasks_go_before_actors_and_actors_that_may_restart_before_others()
    {
        Assert.Equal(2ul, Choose(Worker(1, actors: [true]), Worker(2, Task(false, 1)), Worker(3, actors: [false])));
        Assert.Equal(1ul, Choose(Worker(1, actors: [true, true]), Worker(3, actors: [true, false])));
        Assert.Equal(3ul, Choose(Worker(3, actors: [true, false])));
    }

    [Fact]
    public void Without_work_there_is_nobody() => Assert.Null(VictimChoice.Choose([Worker(1), Worker(2)]));

    [Fact]
    public void Whoever_is_chosen_costs_least_and_is_the_newest_of_those_in_any_order()
        => AnyWorker.Array[0, 8].Select(static all => all.DistinctBy(static w => w.Number).ToArray()).Sample(static all =>
        {
            WorkerUse? chosen = VictimChoice.Choose(all);
            Assert.Equal(chosen, VictimChoice.Choose(all.Reverse()));
            Assert.Equal(all.All(static w => w.IsIdle), chosen is null);
            if (chosen is null) return;
            Assert.False(chosen.IsIdle);
            foreach (WorkerUse other in all.Where(w => !w.IsIdle && w != chosen))
            {
                Assert.True(chosen.Cost <= other.Cost);
                if (chosen.Cost == other.Cost) Assert.True(chosen.BegunAt >= other.BegunAt);
            }
        });

    private static ulong Choose(params WorkerUse[] workers) => VictimChoice.Choose(workers)!.Number;

    private static BegunTask Task(bool mayRetry, long begunAt) => new("task", mayRetry, begunAt);

    private static WorkerUse Worker(ulong number, params BegunTask[] tasks) => new(number, 1, $"worker {number}", 0, null, tasks, []);

    private static WorkerUse Worker(ulong number, bool[] actors) => new(number, 1, $"worker {number}", 0, null, [], [.. actors.Select(static a => new HostedUse("actor", a))]);

    private static WorkerUse Worker(ulong number, bool unknown) => new(number, 1, $"worker {number}", 0, null, unknown ? null : [], []);
}
