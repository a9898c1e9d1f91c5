using Remote.Objects;
using Remote.Storage;

namespace Remote.Tasks.Lineage;

/// <summary>Why a lost object stays lost, in words: what it was, why, what to do.</summary>
internal static class LostText
{
    public const string GivenUp =
        "how it was made is not known any more, since the lineage of this process took all of its memory and the oldest goes first. " +
        "Raise ClusterOptions.LineageMemory, or dispose refs that are not needed";

    public const string NestedGone =
        "a ref inside its arguments was disposed or collected since. Keep refs that are inside arguments as long as the result, or pass them as arguments of their own";

    /// <summary>What no call made.</summary>
    public static ObjectLostException Unmakeable(StoredValue value, StoredObjectLostException lost, ulong owner)
    {
        string why = value.IsPut
            ? "It was put, and what was put cannot be made again: put it again, or let a task make it"
            : "It came as an item of a stream, and those are not made again: call the method again";
        return new ObjectLostException($"The object {lost.At.Id} of {lost.At.Length:N0} bytes, owned by process {owner:x}, is lost: {lost.Message} {why}.", lost);
    }

    public static ObjectLostException ArgumentGone(LineageSource source, string task)
    {
        string what = source.Owner != 0 ? $"an argument of {source.Length:N0} bytes that process {source.Owner:x} owns" : $"an argument of {source.Length:N0} bytes that was put";
        return new ObjectLostException($"{task} took {what}, and no ref to it is held here any more. Keep the refs of what a task took as long as its result may have to be made again.");
    }

    public static ObjectLostException NotAgain(string name, ulong owner, string why, Exception cause)
        => new($"The result of {name}, owned by process {owner:x}, is lost: {why} It could not be made again: {cause.Message}", cause);

    public static string NeededBy(string task) => $"It was freed, and {task}, which is run again, takes it.";
}
