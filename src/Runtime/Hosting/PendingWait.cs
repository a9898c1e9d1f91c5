using Remote.ControlPlane;
using Remote.Objects;
using Remote.Tasks;

namespace Remote.Hosting;

/// <summary>Something in this process that waits.</summary>
/// <param name="Info">What, and why.</param>
/// <param name="Request">The request to the node that it waits for; 0 for none.</param>
internal readonly record struct PendingWait(CallInfo Info, ulong Request)
{
    /// <summary>All that waits in a process: the calls that it made, the values that it asked owners for, the streams whose readers are behind.</summary>
    public static List<PendingWait> Of(Session session)
    {
        // Many calls wait for the same: its text is made once.
        var texts = new Dictionary<(object, PendingCallState), string>();
        var all = new List<PendingWait>();
        foreach (Call call in session.Calls.Snapshot())
        {
            if (!call.HasEnded) all.Add(Of(session, call, texts));
        }

        foreach (Fetch fetch in session.Objects.OpenFetches())
            all.Add(new PendingWait(Describe(session, fetch.Borrow.Id.ToString(), "the value of a ref", PendingCallState.WaitsForOwner, fetch.Reference.DescribeValue(), fetch.Since), 0));
        foreach ((StreamSender sender, long since) in session.StalledStreams)
            all.Add(new PendingWait(Describe(session, sender.Id, sender.Name, PendingCallState.WaitsForReader, StreamSender.Reason, since), 0));
        return all;
    }

    public PendingCall ToPublic(ulong caller, string? more = null) => ToPublic(Info, caller, more);

    public static PendingCall ToPublic(CallInfo info, ulong caller, string? more = null)
        => new(info.Id, info.Name, caller.ToString("x"), (PendingCallState)info.State, string.IsNullOrEmpty(more) ? info.Reason : $"{info.Reason}: {more}", info.Age);

    private static PendingWait Of(Session session, Call call, Dictionary<(object, PendingCallState), string> texts)
    {
        (object, PendingCallState) key = (call.Obstacle, call.PendingState);
        if (!texts.TryGetValue(key, out string? reason)) texts[key] = reason = call.Reason();
        return new PendingWait(Describe(session, call.IdText, call.Name, key.Item2, reason + call.Remark, call.Since), call.OpenRequest);
    }

    private static CallInfo Describe(Session session, string id, string name, PendingCallState state, string reason, long since)
        => new(id, name, (byte)state, reason, session.Time.GetElapsedTime(since));
}
