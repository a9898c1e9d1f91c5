using Microsoft.Extensions.Logging;
using Remote.ControlPlane;
using Remote.Diagnostics;

namespace Remote.Nodes;

/// <summary>
/// Asks workers whether they live. One that is silent is slow first and gets nothing more to do, then dead. Time is counted in beats of
/// this node: while the node itself does not run, nobody grows silent. Touched by the node's loop alone.
/// </summary>
internal sealed class HealthWatch(TimeSpan limit, ILogger logger)
{
    /// <summary>Near the sum of Ray's health checks, which take 50 to 65 s: a period of 3 s, 10 s to answer, 5 failures.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(60);

    private const int BeatsUntilSlow = 3;
    private const int BeatsUntilDead = 20;

    /// <summary>How often it asks: 3 s by default.</summary>
    public TimeSpan Period { get; } = (limit == Timeout.InfiniteTimeSpan ? DefaultLimit : limit) / BeatsUntilDead;

    /// <summary>Asks each worker that has registered.</summary>
    public void OnBeat(IEnumerable<NodeWorker> workers)
    {
        // One that is being ended need not answer; one that is a thread of this process lives as long as it does.
        foreach (NodeWorker worker in workers.Where(static w => w is { Link: { } link, KilledBecause: null } && link.ProcessId != Environment.ProcessId).ToArray())
        {
            int silent = worker.SilentBeats++;
            if (silent == 0) worker.Link!.Channel.Send(new Ping());
            else if (silent >= BeatsUntilDead && limit != Timeout.InfiniteTimeSpan) End(worker);
            else if (silent >= BeatsUntilSlow && !worker.IsSlow) Suspect(worker);
        }
    }

    /// <summary>A message of a worker came; true where it had been slow and may be given work again.</summary>
    public bool OnHeard(NodeWorker worker)
    {
        worker.SilentBeats = 0;
        if (!worker.IsSlow) return false;
        worker.IsSlow = false;
        Log.WorkerAnswersAgain(logger, worker.ToString());
        return true;
    }

    private void Suspect(NodeWorker worker)
    {
        worker.IsSlow = true;
        string then = limit == Timeout.InfiniteTimeSpan ? "It is waited for without limit" : $"It is ended after {limit.TotalSeconds:0.#} s of silence";
        Log.WorkerSlow(logger, worker.ToString(), (Period * BeatsUntilSlow).TotalSeconds, then);
    }

    private void End(NodeWorker worker)
    {
        string why = $"it did not answer for {limit.TotalSeconds:0.#} s (ClusterOptions.HeartbeatTimeout): it was stopped, or the machine is short of memory";
        Log.WorkerSilent(logger, worker.ToString(), why);
        worker.End(why);
    }
}
