using Remote.Objects;
using Remote.Storage;
using Remote.Tasks.Lineage;

namespace Remote.Tasks;

/// <summary>A call whose stored argument its callee could not find: the argument is made again, and the call sent once more, at no cost of its retries.</summary>
internal abstract partial class Call : IObjectWaiter
{
    /// <summary>Why the call is made though its result was there before; null for a call that the program makes.</summary>
    public string? MadeAgain
    {
        get => extras?.MadeAgain;
        init => Extras.MadeAgain = value;
    }

    /// <summary>What it is made from once more; null for a call that the program makes.</summary>
    protected LineageRecipe? MadeFrom
    {
        get => extras?.MadeFrom;
        init
        {
            if (value is not null) Extras.MadeFrom = value;
        }
    }

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
            Extras.WaitsBecause = lost.Message;
            since = Session.Now;
        }

        OnNotBegun();
        if (CancelRequested) Cancel("its cancellation was requested");
        else if (Message.FindStored(lost.At) is not { Stored: { } argument } reference) ((IObjectWaiter)this).OnCompleted(Result);
        else if (!(Extras.Losses ??= new()).Allow(reference)) Fail(new ObjectLostException($"{ArgumentLosses.Text(Name, lost.At.Length)} {lost.Message}", lost));
        else Recover(reference, argument, lost);
    }

    private void Recover(ObjectRef reference, StoredValue argument, StoredObjectLostException lost)
    {
        ObjectRef recovered = reference.Recover(argument, lost);
        if (Session.Places.IsGone(lost.At.Id.Store)) RecoverOthers(lost);
        if (!recovered.TryAddWaiter(this)) ((IObjectWaiter)this).OnCompleted(recovered);
    }

    // With a node many are lost at once: they are made again at the same time, not one after the other as the callee misses them.
    private void RecoverOthers(StoredObjectLostException lost)
    {
        foreach (ObjectRef other in Message.StoredReferences())
        {
            if (other.Stored is not { Lineage: not null } value || value.At is var at && (at == lost.At || at.Id.Store != lost.At.Id.Store)) continue;
            other.Recover(value, new StoredObjectLostException(at, lost.Message));
        }
    }
}
