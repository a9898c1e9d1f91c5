using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Scheduling;

namespace Remote.Tasks;

/// <summary>A call of a task: the method, with the attribute's defaults under the call's options.</summary>
internal sealed class TaskTarget : CallTarget
{
    private const int DefaultMaxRetries = 3;

    [ThreadStatic] private static TaskTarget? spare;

    private Session session = null!;
    private TaskMethod method = null!;
    private TaskOptions? options;
    private CancellationToken cancellationToken;

    public override Session Session => session;

    public override int HeadLength => TaskHead.Length;

    public override void Start(CallMessage message, ObjectRef result, IStreamSink? stream)
    {
        TaskCallOptions resolved = options is null ? method.OptionsIn(Session) ?? method.Cache(Session, Resolve()) : Resolve();
        var call = new TaskCall(resolved, message, result, 0, resolved.MaxRetries) { Stream = stream };
        call.Start(resolved.Timeout, cancellationToken);
    }

    public static TaskTarget Of(Session session, TaskMethod method, TaskOptions? options, CancellationToken cancellationToken)
    {
        TaskTarget target = spare ?? new TaskTarget();
        spare = null;
        (target.session, target.method, target.options, target.cancellationToken) = (session, method, options, cancellationToken);
        return target;
    }

    public override void End()
    {
        (session, method, options, cancellationToken) = (null!, null!, null, default);
        spare = this;
    }

    private TaskCallOptions Resolve()
    {
        TaskOptions defaults = method.Defaults;
        int retries = options?.MaxRetries ?? defaults.MaxRetries ?? DefaultMaxRetries;
        TimeSpan? timeout = options?.Timeout ?? defaults.Timeout;
        IReadOnlyList<Type>? retryOn = options?.RetryOn ?? defaults.RetryOn;
        string name = options?.Name ?? defaults.Name ?? method.Name;
        TaskOptionChecks.Check(method.Name, name, retries, timeout, retryOn);
        return new TaskCallOptions(name, method.Id, Session.Submitter.ClassOf(Demand(), options?.Placement?.Rule), retries, retryOn, timeout);
    }

    private ResourceVector Demand() => ResourceVector.CreateDemand(
        options?.Cpus ?? method.Defaults.Cpus ?? 1, options?.Gpus ?? method.Defaults.Gpus ?? 0,
        options?.Memory ?? method.Defaults.Memory ?? 0, options?.Resources ?? method.Defaults.Resources);
}
