using Remote.Objects;
using Remote.Storage;

namespace Remote.Tasks.Lineage;

/// <summary>The making again of what was lost: planned under the lock, so that each call is made once however many need it; begun outside of it.</summary>
internal sealed partial class LineageBook
{
    /// <summary>Has a lost result made again; whoever asks while that is under way waits for the same.</summary>
    /// <param name="value">What held it.</param>
    /// <param name="lost">Where it is not any more.</param>
    /// <returns>Completes once the value has another place than the lost one; fails with the reason where it will have none.</returns>
    public ObjectRef Recover(StoredValue value, StoredObjectLostException lost)
    {
        var begun = new List<Recovery>();
        ObjectRef done;
        lock (gate) done = RecoverUnderLock(value, lost, begun);
        if (begun.Count > 0) ThreadPool.UnsafeQueueUserWorkItem(static b => StartAll(b), begun, preferLocal: false);
        return done;
    }

    /// <summary>A recovery has ended, well or not.</summary>
    public void OnRecovered(Recovery recovery)
    {
        lock (gate)
        {
            LineageRecord record = recovery.Record;
            record.Recovery = null;
            foreach (LineageOutput output in record.Outputs)
            {
                if (output.IsLost) output.Failure = recovery.Explanation;
                output.IsLost = false;
            }

            LetGo(record);
        }
    }

    /// <summary>A result was made again: it goes to who lost it. What somebody still has is not exchanged.</summary>
    /// <param name="output">Which one.</param>
    /// <param name="fresh">The new one, which is the caller's.</param>
    /// <returns>What has it now, held for the caller.</returns>
    public StoredValue Place(LineageOutput output, StoredValue fresh)
    {
        lock (gate)
        {
            StoredValue? holder = output.TryHold();
            if (holder is null) output.SetHolder(fresh);
            else if (output.IsLost) holder.TakeOver(fresh);
            else fresh.Free();
            output.IsLost = false;
            return holder ?? fresh;
        }
    }

    // On a thread of its own: who met the loss may be a task, whose calls would be cancelled with it. What others wait for is last in the list.
    private static void StartAll(List<Recovery> begun)
    {
        for (int i = begun.Count - 1; i >= 0; i--) begun[i].Start(begun.Count - 1);
    }

    private ObjectRef RecoverUnderLock(StoredValue value, StoredObjectLostException lost, List<Recovery> begun)
    {
        if (value.At != lost.At) return Ended(null);
        if (value.Lineage is not { } output) return Ended(LostText.Unmakeable(value, lost, session.Number));
        if (output.Failure is { } before) return Ended(before);
        output.IsLost = true;
        if (output.Record.Recovery is null) Plan(Begin(output.Record, lost.Message, isWanted: true, begun), begun);
        return output.Record.Recovery!.Done;
    }

    private Recovery Begin(LineageRecord record, string why, bool isWanted, List<Recovery> begun)
    {
        var recovery = new Recovery(session, record, why) { IsWanted = isWanted };
        record.Recovery = recovery;
        record.Holders++;
        begun.Add(recovery);
        return recovery;
    }

    // What it takes is looked for, or made again first, and so on: chains are long, so no recursion.
    private void Plan(Recovery first, List<Recovery> begun)
    {
        for (int next = begun.IndexOf(first); next < begun.Count; next++)
        {
            Recovery recovery = begun[next];
            if (recovery.Obstacle is not null) continue;
            recovery.Prepare(Array.ConvertAll(recovery.Recipe!.Message.Holes, hole => Find(hole.Source, recovery, begun)));
        }
    }

    private RecoveredRef Find(LineageSource source, Recovery taker, List<Recovery> begun)
    {
        StoredValue? held = source.TryHold();
        if (held is null && source.Made is { } made)
        {
            Recovery maker = made.Record.Recovery ?? Begin(made.Record, LostText.NeededBy(taker.Record.Name), isWanted: false, begun);
            return maker.Outputs[made.Index];
        }

        var found = new RecoveredRef(session);
        if (held is not null) found.Accept(held);
        else found.TryFail(LostText.ArgumentGone(source, taker.Record.Name));
        return found;
    }

    private VoidObjectRef Ended(Exception? failure)
    {
        var ended = new VoidObjectRef(session);
        if (failure is null) ended.TryComplete([], null);
        else ended.TryFail(failure);
        return ended;
    }
}
