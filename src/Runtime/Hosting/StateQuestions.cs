using System.Collections.Concurrent;
using Remote.ControlPlane;

namespace Remote.Hosting;

/// <summary>What this process asks about the cluster's state, and what it answers of its own. A question that nobody answers ends after a while.</summary>
internal sealed class StateQuestions(Session session)
{
    /// <summary>A worker that is stopped, or whose every thread is busy, does not hold the others' answers up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Calls that one process tells: the oldest. A message of a million would take longer than it is of use.</summary>
    private const int MostTold = 10_000;

    private readonly ConcurrentDictionary<ulong, TaskCompletionSource<string[]>> reasons = new();
    private readonly ConcurrentDictionary<ulong, CallsOfWorkers> calls = new();
    private ulong last;

    /// <summary>Every call in the cluster that has not ended, the longest waiting first.</summary>
    public async Task<IReadOnlyList<PendingCall>> PendingCallsAsync(CancellationToken cancellationToken)
    {
        Task<List<PendingCall>> others = OfWorkersAsync(cancellationToken);
        List<PendingCall> all = await OwnAsync(cancellationToken).ConfigureAwait(false);
        all.AddRange(await others.ConfigureAwait(false));
        return [.. all.OrderByDescending(static c => c.Age)];
    }

    /// <summary>Why requests for workers are not met, by the node; empty where it does not say.</summary>
    public async Task<string[]> WhyAsync(ulong[] requests, CancellationToken cancellationToken)
    {
        ulong question = Interlocked.Increment(ref last);
        var answer = new TaskCompletionSource<string[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        reasons[question] = answer;
        try
        {
            session.Control.Send(new WaitReasonsAsked(question, requests));
            string[] told = await answer.Task.WaitAsync(Patience, session.Time, cancellationToken).ConfigureAwait(false);
            return told.Length == requests.Length ? told : [.. requests.Select(static _ => "")];
        }
        catch (TimeoutException)
        {
            return [.. requests.Select(static _ => "")];
        }
        finally
        {
            reasons.TryRemove(question, out _);
        }
    }

    public void OnReasons(WaitReasonsTold told)
    {
        if (reasons.TryGetValue(told.Question, out TaskCompletionSource<string[]>? answer)) answer.TrySetResult(told.Reasons);
    }

    public void OnExpected(CallsExpected expected)
    {
        if (calls.TryGetValue(expected.Question, out CallsOfWorkers? answer)) answer.Expect(expected.Workers);
    }

    public void OnTold(CallsTold told)
    {
        if (calls.TryGetValue(told.Question, out CallsOfWorkers? answer)) answer.Add(told);
    }

    public void OnProcessDied(ulong process)
    {
        foreach (CallsOfWorkers answer in calls.Values) answer.Drop(process);
    }

    /// <summary>Another process asks for the calls of this one.</summary>
    public async Task TellAsync(CallsAsked asked)
    {
        List<PendingCall> own = await OwnAsync(CancellationToken.None).ConfigureAwait(false);
        CallInfo[] oldest = [.. own.OrderByDescending(static c => c.Age).Take(MostTold).Select(static c => new CallInfo(c.Id, c.Name, (byte)c.State, c.Reason, c.Age))];
        session.Control.Send(new CallsTold(asked.Question, asked.Asker, session.Number, oldest));
    }

    private async Task<List<PendingCall>> OwnAsync(CancellationToken cancellationToken)
    {
        List<PendingWait> waits = PendingWait.Of(session);
        ulong[] requests = [.. waits.Select(static w => w.Request).Where(static r => r != 0).Distinct()];
        string[] why = requests.Length == 0 ? [] : await WhyAsync(requests, cancellationToken).ConfigureAwait(false);
        Dictionary<ulong, string> words = requests.Zip(why).ToDictionary(static p => p.First, static p => p.Second);
        return [.. waits.Select(w => w.ToPublic(session.Number, words.GetValueOrDefault(w.Request)))];
    }

    private async Task<List<PendingCall>> OfWorkersAsync(CancellationToken cancellationToken)
    {
        ulong question = Interlocked.Increment(ref last);
        var answer = new CallsOfWorkers();
        calls[question] = answer;
        try
        {
            session.Control.Send(new CallsAsked(question, session.Number));
            await answer.Complete.WaitAsync(Patience, session.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // What has come is told; the calls that were made of a silent worker are in their callers' lists.
        }
        finally
        {
            calls.TryRemove(question, out _);
        }

        return answer.Told();
    }
}
