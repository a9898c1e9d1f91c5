using Remote.Diagnostics;
using Remote.Hosting;
using Remote.Objects;

namespace Remote.Tasks.Lineage;

/// <summary>
/// The call that makes a task's lost results again, once however many wait for them: readers wait for <see cref="Done"/>, the calls of
/// other recoveries for what they take from <see cref="Outputs"/>.
/// </summary>
internal sealed class Recovery : IObjectWaiter
{
    private readonly Session session;
    private readonly string why;
    private readonly RecoveredResult result;
    private CallMessage? message;

    public Recovery(Session session, LineageRecord record, string why)
    {
        this.session = session;
        this.why = why;
        Record = record;
        Recipe = record.Recipe;
        Obstacle = Recipe is null ? LostText.GivenUp : Recipe.Obstacle ?? (Recipe.Message.HasNested ? null : LostText.NestedGone);
        Done = new VoidObjectRef(session);
        Outputs = Array.ConvertAll(record.Outputs, _ => new RecoveredRef(session));
        result = new RecoveredResult(session, this);
    }

    public LineageRecord Record { get; }

    /// <summary>Whether somebody missed its result; else another call takes it that is made again.</summary>
    public bool IsWanted { get; init; }

    /// <summary>The call; null where it was given up.</summary>
    public LineageRecipe? Recipe { get; }

    /// <summary>Why there will be no call.</summary>
    public string? Obstacle { get; }

    public RecoveredRef[] Outputs { get; }

    /// <summary>Completes once the results have their new places.</summary>
    public ObjectRef Done { get; }

    /// <summary>Why they have none, for the calls that wait for them.</summary>
    public Exception? Failure => result.Failure;

    /// <summary>Why they have none, for readers.</summary>
    public ObjectLostException? Explanation { get; private set; }

    /// <summary>Under the book's lock: takes the arguments, which may be made again as well.</summary>
    public void Prepare(RecoveredRef[] arguments)
    {
        message = Recipe!.Message.Open(Recipe.HeadLength, arguments);
        // Those that are there are the message's from now on; those that are made again, their recovery's too.
        foreach (RecoveredRef argument in arguments.Where(static a => a.IsReady)) argument.Dispose();
    }

    /// <summary>Makes the call. Not under the book's lock: it may end at once.</summary>
    /// <param name="others">How many calls are made again for its sake.</param>
    public void Start(int others)
    {
        result.TryAddWaiter(this);
        if (Obstacle is not null || message is null)
        {
            result.TryFail(new ObjectLostException($"{Record.Name} is not run again: {Obstacle}."));
            return;
        }

        if (IsWanted) Log.MadeAgain(session.Logger, Record.Name, others > 0 ? $", and {others} calls before it whose results it takes" : "", why);
        else Log.NeededAgain(session.Logger, Record.Name, why);
        Recipe!.Start(message, result, why);
        // Cancelling the ref that waits cancels what it waits for.
        Done.Call = result.Call;
    }

    public void OnCompleted(ObjectRef reference)
    {
        if (Failure is { } failure)
        {
            if (IsWanted) Log.NotMadeAgain(session.Logger, Record.Name, why, failure.Message);
            Explanation = LostText.NotAgain(Record.Name, session.Number, why, failure);
        }

        session.Lineage.OnRecovered(this);
        foreach (RecoveredRef output in Outputs)
        {
            if (Failure is not null) output.TryFail(Failure);
            // Those that other calls took stay until these have ended.
            output.Dispose();
        }

        if (Explanation is not null) Done.TryFail(Explanation);
        else Done.TryComplete([], null);
    }
}
