using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Tasks;

/// <summary>Tasks and actor calls that call others and are cancelled: each marks that it began, and how it ended.</summary>
internal static class Families
{
    /// <summary>Calls itself down to the depth, where it waits to be cancelled.</summary>
    [Remote]
    public static async Task<int> Line(string folder, int depth, CancellationToken ct)
    {
        try
        {
            if (depth > 0) return await Families.Remote().Line(folder, depth - 1);
            Place.Mark(folder, "began");
            await Task.Delay(Timeout.Infinite, ct);
            return 0;
        }
        finally
        {
            Place.Mark(folder, $"ended-{depth}");
        }
    }

    /// <summary>As <see cref="Line"/>, with threads that block, and none that looks at a token of its own but the last.</summary>
    [Remote]
    public static int BlockingLine(string folder, int depth)
    {
        try
        {
            if (depth > 0) return Families.Remote().BlockingLine(folder, depth - 1).Get();
            Place.Mark(folder, "began");
            RemoteContext.Current.CancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException();
        }
        finally
        {
            Place.Mark(folder, $"ended-{depth}");
        }
    }

    /// <summary>Waits for its token; the mark says that it saw it.</summary>
    [Remote]
    public static async Task<int> Child(string folder, string name, CancellationToken ct)
    {
        Place.Mark(folder, $"{name} began");
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        catch (OperationCanceledException)
        {
            Place.Mark(folder, $"{name} saw");
            throw;
        }

        return 1;
    }

    /// <summary>Looks at no token: makes its second child after the first has seen their cancellation.</summary>
    [Remote]
    public static int MakeLate(string folder)
    {
        ObjectRef<int> first = Families.Remote().Child(folder, "early");
        Place.Await(folder, "early saw");
        Assert.Throws<TaskCancelledException>(() => first.Get());
        return Families.Remote().Child(folder, "late").Get();
    }

    /// <summary>Has a child that runs, one that has ended, and one that can never run, then hears nobody until it is let go.</summary>
    [Remote]
    public static async Task<string> Deaf(string folder, CancellationToken ct)
    {
        ObjectRef<int> done = Nesting.Remote().Leaf(7);
        await done;
        ObjectRef<int> running = Families.Remote().Child(folder, "child");
        ObjectRef<int> queued = Work.Remote().Add(running, 1);
        await Task.Run(() => Place.Await(folder, "child began"), CancellationToken.None);
        Place.Mark(folder, "began");
        string first = await Describe(running), second = await Describe(queued);
        return $"{await done} {first} {second}";
    }

    /// <summary>Lets its child run on, and ends.</summary>
    [Remote]
    public static ObjectRef<int>[] LeaveRunning(string folder) => [Gates.Remote().Pass(folder, "open", 5)];

    /// <summary>Gives the ref of its child to an actor, and waits.</summary>
    [Remote]
    public static async Task HandAway(string folder, IActorRef<Keeper> keeper, CancellationToken ct)
    {
        await keeper.Keep([Families.Remote().Child(folder, "child")]);
        Place.Mark(folder, "began");
        await Task.Delay(Timeout.Infinite, ct);
    }

    /// <summary>Calls an actor, and waits.</summary>
    [Remote]
    public static async Task<int> CallActor(string folder, IActorRef<Keeper> keeper) => await keeper.Wait(folder, "call");

    /// <summary>Has a child in the other worker; its own is killed.</summary>
    [Remote(MaxRetries = 0)]
    public static async Task<int> Mortal(string folder)
    {
        ObjectRef<int> child = Families.Remote().Apart(folder, Environment.ProcessId);
        Place.Mark(folder, $"parent-{Environment.ProcessId}");
        // The CPU is not given away: the child runs elsewhere.
        Place.Await(folder, "never");
        return await child;
    }

    [Remote]
    public static async Task<int> Apart(string folder, int parent, CancellationToken ct)
    {
        Assert.NotEqual(parent, Environment.ProcessId);
        return await Child(folder, "child", ct);
    }

    private static async Task<string> Describe(ObjectRef<int> child)
    {
        try
        {
            return $"{await child}";
        }
        catch (TaskCancelledException e)
        {
            return e.Message.Contains("was cancelled", StringComparison.Ordinal) ? "cancelled" : e.Message;
        }
    }
}

/// <summary>Keeps refs, and waits.</summary>
[Remote]
internal class Keeper
{
    private ObjectRef<int>[] kept = [];

    public void Keep(ObjectRef<int>[] refs) => kept = refs;

    public async Task<string> Read()
    {
        try
        {
            return $"{await kept[0]}";
        }
        catch (TaskCancelledException e)
        {
            return e.GetType().Name;
        }
    }

    public async Task<int> Wait(string folder, string name, CancellationToken ct) => await Families.Child(folder, name, ct);

    /// <summary>An actor's call that calls a task.</summary>
    public async Task<int> CallTask(string folder) => await Families.Remote().Child(folder, "child");
}
