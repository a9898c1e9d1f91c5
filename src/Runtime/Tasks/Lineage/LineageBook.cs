using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Objects;

namespace Remote.Tasks.Lineage;

/// <summary>
/// How the stored results of this process's calls were made, the oldest first, in bounded memory; and the making again of those that are
/// lost. A result that travels inside a message needs none of it: it lives where its owner does.
/// </summary>
internal sealed partial class LineageBook(Session session)
{
    /// <summary>What the records of a process may take, unless ClusterOptions.LineageMemory says otherwise.</summary>
    public const long DefaultMemory = 256L << 20;

    private readonly Lock gate = new();
    private readonly LinkedList<LineageRecord> records = [];
    private long bytes;
    private bool full;

    /// <summary>Memory that the records take.</summary>
    public long Bytes
    {
        get
        {
            lock (gate) return bytes;
        }
    }

    /// <summary>A call is about to end: its arguments, which nobody else may hold, must not take with them how they were made.</summary>
    public void Hold(LineageRecipe recipe)
    {
        lock (gate)
        {
            foreach (LineageHole hole in recipe.Message.Holes)
            {
                if (hole.Source.Made is { } made) made.Record.Holders++;
            }
        }
    }

    /// <summary>The call had no stored results after all.</summary>
    public void LetGo(LineageRecipe recipe)
    {
        lock (gate)
        {
            foreach (LineageHole hole in recipe.Message.Holes)
            {
                if (hole.Source.Made is { } made) LetGo(made.Record);
            }
        }
    }

    /// <summary>A call has stored results: keeps how it was made.</summary>
    /// <param name="recipe">The call; held.</param>
    /// <param name="values">The results, which nobody else knows yet.</param>
    /// <param name="isSplit">Whether they are elements of one.</param>
    public void Keep(LineageRecipe recipe, StoredValue[] values, bool isSplit)
    {
        var record = new LineageRecord(recipe, values.Length, isSplit);
        lock (gate)
        {
            for (int i = 0; i < values.Length; i++) record.Outputs[i].SetHolder(values[i]);
            recipe.IsKept = true;
            record.Place = records.AddLast(record);
            bytes += recipe.Message.Size;
            while (bytes > session.LineageMemory && records.First is { } oldest) GiveUp(oldest.Value);
        }
    }

    /// <summary>A result's bytes were let go. On any thread, a finalizer's too.</summary>
    public void OnFreed(LineageOutput output)
    {
        lock (gate) LetGo(output.Record);
    }

    // Records form chains as long as the program ran: one after the other, not one within the other.
    private void LetGo(LineageRecord first)
    {
        var open = new Stack<LineageRecord>([first]);
        while (open.TryPop(out LineageRecord? record))
        {
            if (--record.Holders == 0) Drop(record, open);
        }
    }

    private void Drop(LineageRecord record, Stack<LineageRecord> needed)
    {
        if (record.Recipe is not { } recipe) return;
        record.Recipe = null;
        records.Remove(record.Place!);
        bytes -= recipe.Message.Size;
        foreach (LineageHole hole in recipe.Message.Holes)
        {
            if (hole.Source.Made is { } made) needed.Push(made.Record);
        }
    }

    private void GiveUp(LineageRecord record)
    {
        if (!full && session.LineageMemory > 0) Log.LineageFull(session.Logger, session.LineageMemory, record.Name);
        full = true;
        var needed = new Stack<LineageRecord>();
        Drop(record, needed);
        while (needed.TryPop(out LineageRecord? one)) LetGo(one);
    }
}
