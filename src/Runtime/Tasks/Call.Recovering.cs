using Remote.Objects;
using Remote.Storage;
using Remote.Tasks.Lineage;

namespace Remote.Tasks;

/// <summary>A call whose stored argument its callee could not find: the argument is made again, and the call sent once more, at no cost of its retries.</summary>
internal abstract partial class Call : IObjectWaiter
{
    /// <summary>Arguments that are lost again and again are not lost by chance.</summary>
    private const int MaxLosses = 10;

    private int losses;
    private string? waitsBecause;

    /// <summary>Why the call is made though its result was there before; null for a call that the program makes.</summary>
    public string? MadeAgain { get; init; }

    /// <summary>How it can be made again if its result is lost. Asked before the call has ended, and only where the result is stored; null where that is known.</summary>
    protected virtual LineageRecipe? MakeRecipe() => null;

    private LineageRecipe? HoldRecipe()
    {
        LineageRecipe? recipe = MakeRecipe();
        if (recipe is not null) Session.Lineage.Hold(recipe);
        return recipe;
    }

    /// <summary>It came back from its callee, which did not begin it.</summary>
    protected virtual void OnNotBegun()
    {
    }

    /// <summary>The lost argument has another place, or will have none.</summary>
    void IObjectWaiter.OnCompleted(ObjectRef reference)
    {
        if (reference.Failure is { } failure) Fail(failure);
        else if (TryMove(CallState.WaitingForArguments, CallState.Queued)) OnReady();
    }

    private void OnArgumentLost(StoredObjectLostException lost)
    {
        lock (this)
        {
            if (State != CallState.Sent) return;
            State = CallState.WaitingForArguments;
            Callee = null;
            waitsBecause = lost.Message;
            since = Session.Time.GetTimestamp();
        }

        OnNotBegun();
        if (CancelRequested) Cancel("its cancellation was requested");
        else if (++losses > MaxLosses) Fail(new ObjectLostException($"{Name} cannot run: arguments of it were lost {losses} times, the last one of {lost.At.Length:N0} bytes. {lost.Message}", lost));
        else if (Message.FindStored(lost.At) is not { Stored: { } argument } reference) ((IObjectWaiter)this).OnCompleted(Result);
        else if (reference.Recover(argument, lost) is var recovered && !recovered.TryAddWaiter(this)) ((IObjectWaiter)this).OnCompleted(recovered);
    }
}
