using System.Collections.Concurrent;

namespace Remote.Runtime.Tests.ActorModel;

/// <summary>Its calls leave code running that looks at its context: at once, later, or after other calls.</summary>
[Remote]
internal sealed class Straggler
{
    private static readonly AsyncLocal<int> Local = new();
    private readonly TaskCompletionSource others = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<Looks> seen = new();
    private readonly List<Task> open = [];
    private RemoteContext? held;

    /// <summary>Returns before what it starts has looked; that looks after <see cref="OthersHaveRun"/>.</summary>
    public void LookAfterOthers(int number) => open.Add(Task.Run(async () =>
    {
        await others.Task;
        Note(number, first: Id());
    }));

    /// <summary>What it starts has looked when it returns, and looks again after <see cref="OthersHaveRun"/>.</summary>
    public string LookBeforeReturn(int number)
    {
        using var looked = new ManualResetEventSlim();
        string first = "";
        open.Add(Task.Run(async () =>
        {
            first = Id();
            looked.Set();
            await others.Task;
            Note(number, first);
        }));
        looked.Wait();
        return first;
    }

    /// <summary>What it starts looks while it returns, or before, or after.</summary>
    public void LookAtOnce(int number)
    {
        Local.Value = number;
        open.Add(Task.Run(() => Note(number, first: Id())));
        StartVoid(number);
    }

    /// <summary>Awaits in the method itself.</summary>
    public async Task<Looks> LookTwiceAsync(int number)
    {
        await Task.Yield();
        string first = Id();
        await Task.Yield();
        return new Looks(number, first, Id(), RemoteContext.Current.ActorId);
    }

    public string Hold()
    {
        held = RemoteContext.Current;
        return held.TaskId;
    }

    public string Held() => held!.TaskId;

    /// <summary>Does nothing with its context.</summary>
    public int Pass(int number) => number;

    /// <summary>A call made by code that is no part of a call any more.</summary>
    public void CallAfterOthers(IActorRef<Straggler> other) => open.Add(Task.Run(async () =>
    {
        await others.Task;
        Note(await other.Pass(7), first: Id());
    }));

    public string Own() => Id();

    public void OthersHaveRun() => others.TrySetResult();

    public async Task<Looks[]> SeenAsync()
    {
        await Task.WhenAll(open.ToArray());
        return [.. seen];
    }

    private static string Id() => RemoteContext.Current.TaskId;

    private async void StartVoid(int number)
    {
        string first = Id();
        await Task.Yield();
        if (Local.Value != number) first = $"the async local of {Local.Value} in {number}";
        Note(number, first);
    }

    private void Note(int number, string first) => seen.Enqueue(new Looks(number, first, Id(), RemoteContext.Current.ActorId));
}

internal sealed record Looks(int Number, string First, string Second, string? ActorId);
