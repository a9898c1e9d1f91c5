using Remote.Diagnostics;
using Remote.Storage;
using Remote.Storage.Blocks;

namespace Remote.Nodes.Transfers;

/// <summary>
/// From whom one object is to be had: its home says so; where the home is gone, whoever still has a copy. What is broken is tried again
/// while the other end lives: whether it does is for the driver's node to say, which sees its process.
/// </summary>
internal sealed class SourceSearch(StoreLinks links, StoredAt at)
{
    private const int TriesUntilLogged = 5;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>A node that has just joined may be heard of by another way first.</summary>
    private static readonly TimeSpan Introduction = TimeSpan.FromSeconds(2);

    private readonly Dictionary<ulong, string> missing = [];
    private readonly Dictionary<ulong, string> broken = [];
    private int tries;

    /// <summary>The next to ask. Blocks while there is hope.</summary>
    /// <exception cref="StoredObjectLostException">Nobody has it.</exception>
    public RemoteStore Next()
    {
        while (true)
        {
            links.ThrowIfClosed();
            RemoteStore? home = links.Find(at.Id.Store, Introduction);
            if (home is { IsGone: false })
            {
                if (AskHome(home) is { } source && links.Find(source, Introduction) is { IsGone: false } found) return found;
                if (missing.TryGetValue(home.Peer.Store, out string? why) && broken.Count == 0) throw Lost(why);
            }
            else
            {
                if (links.Others.FirstOrDefault(HasCopy) is { } found) return found;
                if (broken.Count == 0) throw Lost(home is null ? "it is in the store of another session" : $"the node {home.Peer.Node:x}, which stored it, is gone, and no other has a copy");
            }

            Wait();
        }
    }

    /// <summary>A source does not have it, and says why.</summary>
    public void OnMissing(RemoteStore source, string why) => missing[source.Peer.Store] = why;

    /// <summary>The way to a source is broken, or it does not answer.</summary>
    public void OnBroken(RemoteStore source, string why) => broken[source.Peer.Store] = why;

    public void OnArrived() => TellHome(TransferOp.Arrived);

    public void OnGaveUp() => TellHome(TransferOp.GaveUp);

    private void TellHome(TransferOp op)
    {
        if (links.Find(at.Id.Store, TimeSpan.Zero) is { IsGone: false } home) home.Tell(TransferFrame.Of(op, at));
    }

    // Null where it has nobody to name, or is not to be reached now.
    private ulong? AskHome(RemoteStore home)
    {
        TransferSocket? connection = null;
        try
        {
            connection = home.Connect();
            string failed = string.Join(',', missing.Keys.Concat(broken.Keys).Distinct().Select(static s => s.ToString("x")));
            connection.Send(TransferFrame.Of(TransferOp.Locate, at), failed);
            TransferFrame answer = connection.Receive(out _);
            home.Return(connection);
            return answer.Op == TransferOp.Source ? answer.Who : null;
        }
        catch (IOException e)
        {
            connection?.Dispose();
            OnBroken(home, e.Message);
            return null;
        }
    }

    // A whole one: without the home, who still receives could wait for each other.
    private bool HasCopy(RemoteStore other)
    {
        if (other.IsGone || other.Peer.Store == at.Id.Store || missing.ContainsKey(other.Peer.Store)) return false;
        TransferSocket? connection = null;
        try
        {
            connection = other.Connect();
            connection.Send(TransferFrame.Of(TransferOp.Find, at));
            bool has = connection.Receive(out string why).Op == TransferOp.Opened;
            if (!has) OnMissing(other, why);
            other.Return(connection);
            return has;
        }
        catch (IOException e)
        {
            connection?.Dispose();
            if (!other.IsGone) OnBroken(other, e.Message);
            return false;
        }
    }

    // What was broken is tried again.
    private void Wait()
    {
        if (++tries == TriesUntilLogged && broken.Count > 0) Log.TransferStalls(links.Logger, at.Id.ToString(), ByteText.Of(at.Length), broken.Values.First());
        broken.Clear();
        Thread.Sleep(TimeSpan.FromTicks(Math.Min(LongestDelay.Ticks, FirstDelay.Ticks << Math.Min(tries, 10))));
    }

    private StoredObjectLostException Lost(string why)
        => new(at, why.StartsWith("The stored object", StringComparison.Ordinal) ? why : $"The stored object {at.Id} ({ByteText.Of(at.Length)}) is lost: {why}.");
}
