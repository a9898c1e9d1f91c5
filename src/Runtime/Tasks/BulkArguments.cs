using Remote.Hosting;
using Remote.Serialization;

namespace Remote.Tasks;

/// <summary>
/// Small values that are refs are copied into the message of each call that takes them. Where thousands of them are arguments of one call, that would be
/// a message of hundreds of MiB: then they are stored once, and the message names them.
/// </summary>
internal static class BulkArguments
{
    /// <summary>Bytes of such values that a message takes.</summary>
    public const int MessageLimit = 1 << 20;

    /// <summary>So few values never have as many bytes: most calls are not looked through.</summary>
    public const int AlwaysFit = MessageLimit / StoredBuffer.InlineLimit;

    /// <summary>A smaller value is copied sooner than looked up.</summary>
    private const int WorthStoring = 4096;

    /// <summary>They are all in memory while the call runs: no more of the store may be in use by one call.</summary>
    private const int ShareOfStore = 4;

    /// <summary>Whether there are more of them than a message takes.</summary>
    public static bool Any(IEnumerable<ObjectRef> arguments, Session session)
    {
        long bytes = Bulky(arguments, session).Sum(static one => (long)one.InlineLength);
        return bytes > MessageLimit && bytes <= session.Store.Capacity / ShareOfStore;
    }

    /// <summary>Stores what a message does not take. May wait for room.</summary>
    public static void Store(IEnumerable<ObjectRef> arguments, Session session)
    {
        long left = MessageLimit;
        try
        {
            foreach (ObjectRef one in Bulky(arguments, session))
            {
                left -= one.InlineLength;
                if (left < 0) one.MoveToStore();
            }
        }
        catch (ObjectStoreFullException)
        {
            // They are here: a large message is better than none.
        }
    }

    // Values of a cluster that has ended are here still; its store is not.
    private static IEnumerable<ObjectRef> Bulky(IEnumerable<ObjectRef> arguments, Session session)
        => arguments.Where(one => one.InlineLength >= WorthStoring && one.Session == session);
}
