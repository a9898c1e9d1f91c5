using Remote.ControlPlane;
using Remote.Diagnostics;

namespace Remote.Hosting;

/// <summary>
/// What becomes of a process that this one lost its connection to. As a rule it is dead, and the node is about to say so. If not, what
/// was under way to it is lost without a word, and whoever waits for it would wait for ever: then it is ended, which all hear of.
/// </summary>
internal static class LostConnection
{
    /// <summary>A node reports a death as soon as the process's output is read, for which it takes a second at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task EndProcessAsync(Session session, ulong process, string reason)
    {
        await Task.Delay(Patience, session.Time).ConfigureAwait(false);
        if (session.IsClosed || session.Objects.IsDead(process)) return;
        Log.PeerClosed(session.Logger, process, reason);
        session.Control.Send(new KillProcess(process, $"process {session.Number:x} lost its connection to it: {reason}"));
    }
}
