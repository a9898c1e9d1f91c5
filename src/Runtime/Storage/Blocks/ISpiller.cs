using Remote.Storage.Spilling;

namespace Remote.Storage.Blocks;

/// <summary>
/// Moves objects of a table to disk and back. Its side of the work: it takes what should go with <see cref="StoreTable.TakeForSpilling"/>, writes the
/// bytes, and says so with <see cref="StoreTable.OnSpilled"/>, or gives it up with <see cref="StoreTable.OnNotSpilled"/>.
/// </summary>
internal interface ISpiller
{
    /// <summary>More is used than before, or may go now. Called often, from any thread, under the table's lock: must not wait.</summary>
    void OnUsed(long used, long capacity);

    /// <summary>Somebody waits for room: moves what it can, and ends when there may be some. Does not fail.</summary>
    Task<SpillRound> MakeRoomAsync();

    /// <summary>Reads an object back.</summary>
    /// <param name="onDisk">What <see cref="StoreTable.OnSpilled"/> was given.</param>
    /// <param name="destination">The object's place in the arena; nobody else uses it meanwhile.</param>
    /// <param name="length">Its bytes.</param>
    /// <exception cref="IOException">It cannot be read: the object is lost, for the reason in the message.</exception>
    Task ReadAsync(object onDisk, nint destination, long length);

    /// <summary>Nobody needs it on disk any more. Called from any thread, under the table's lock: must not wait.</summary>
    void Forget(object onDisk);
}
