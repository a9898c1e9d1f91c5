using System.Text;

namespace Remote.Storage.Blocks;

// What is in it, for people.
internal sealed partial class StoreTable
{
    /// <summary>What is used now.</summary>
    public StoreUsage Usage
    {
        get
        {
            lock (gate)
                return new StoreUsage(allocator.Capacity, allocator.Used, blocks.Values.Where(static b => b.IsPinned).Sum(static b => b.Size), arena.Committed, blocks.Count);
        }
    }

    private string TooLarge() => $"the store has {ByteText.Of(allocator.Capacity)} in all";

    private ObjectStoreFullException Full(RoomRequest request, string why, IOException? spillFailure)
    {
        var text = new StringBuilder();
        text.Append($"A value of {ByteText.Of(request.Length)} ({request.Length} bytes), to be owned by process {request.Process:x} or its caller, has no room in the object store: {why}. ");
        text.Append($"Of {ByteText.Of(allocator.Capacity)}, {ByteText.Of(allocator.Used)} are used");
        AppendPins(text);
        AppendOwners(text);
        AppendPieces(text, request.Size);
        if (spillFailure is not null) text.Append($"Nothing could be moved to disk: {spillFailure.Message} ");
        text.Append("Let go of refs and of memory that is read in place (Dispose them, or keep them out of fields), or give the store more with ClusterOptions.ObjectStoreMemory");
        text.Append(request.NoSpace is null ? "." : ", on a file system that has it (in a container: a larger --shm-size).");
        return new ObjectStoreFullException(text.ToString(), spillFailure);
    }

    private void AppendPins(StringBuilder text)
    {
        var pins = blocks.Values.SelectMany(static b => b.Pins?.Keys.Select(p => (Process: p, b.Size)) ?? []).GroupBy(static p => p.Process, static p => p.Size);
        string[] readers = [.. pins.Select(static g => $"{ByteText.Of(g.Sum())} by process {g.Key:x}").Take(8)];
        long written = blocks.Values.Where(static b => b.State == BlockState.Writing).Sum(static b => b.Size);
        if (written > 0) text.Append($", {ByteText.Of(written)} are being written");
        text.Append(readers.Length == 0 ? ", none of it read now" : $", of which are being read: {string.Join(", ", readers)}");
    }

    private void AppendPieces(StringBuilder text, long size)
    {
        long free = Capacity - allocator.Used;
        (long now, long atMost) = LargestPieces();
        if (free >= size) text.Append($"{ByteText.Of(free)} are free, but not in one piece: the largest has {ByteText.Of(now)}. ");
        if (atMost < size) text.Append($"What is being read or written stays where it is, and leaves no piece of more than {ByteText.Of(atMost)}, whatever else is moved to disk. ");
    }

    private void AppendOwners(StringBuilder text)
    {
        var owners = blocks.Values.Where(static b => b.State != BlockState.Writing && b.Size > 0).GroupBy(static b => b.Owner)
            .Select(static g => (Owner: g.Key, Size: g.Sum(static b => b.Size), Count: g.Count())).OrderByDescending(static o => o.Size).Take(8);
        string[] parts = [.. owners.Select(static o => $"process {o.Owner:x} owns {ByteText.Of(o.Size)} in {o.Count} objects")];
        text.Append(parts.Length == 0 ? ". " : $"; {string.Join(", ", parts)}. ");
    }
}
