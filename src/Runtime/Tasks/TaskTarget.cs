using Remote.GeneratedCode;
using Remote.Hosting;
using Remote.Scheduling;

namespace Remote.Tasks;

/// <summary>A call of a task: the method, with the attribute's defaults under the call's options.</summary>
internal sealed class TaskTarget(Session session, TaskMethod method, TaskOptions? options, CancellationToken cancellationToken) : CallTarget(session)
{
    private const int DefaultMaxRetries = 3;

    public override int HeadLength => TaskHead.Length;

    public override void Start(CallMessage message, ObjectRef result, IStreamSink? stream)
    {
        TaskOptions defaults = method.Defaults;
        int retries = options?.MaxRetries ?? defaults.MaxRetries ?? DefaultMaxRetries;
        TimeSpan? timeout = options?.Timeout ?? defaults.Timeout;
        IReadOnlyList<Type>? retryOn = options?.RetryOn ?? defaults.RetryOn;
        string name = options?.Name ?? defaults.Name ?? method.Name;
        TaskOptionChecks.Check(method.Name, name, retries, timeout, retryOn);

        SchedulingClass schedulingClass = options is null
            ? method.ClassIn(Session) ?? method.Cache(Session, Session.Submitter.ClassOf(Demand(), null))
            : Session.Submitter.ClassOf(Demand(), options.Placement?.Rule);
        var call = new TaskCall(Session, name, method.Id, message, result, schedulingClass, retries, retryOn) { Stream = stream };
        call.Start(timeout, cancellationToken);
    }

    private ResourceVector Demand() => ResourceVector.CreateDemand(
        options?.Cpus ?? method.Defaults.Cpus ?? 1, options?.Gpus ?? method.Defaults.Gpus ?? 0,
        options?.Memory ?? method.Defaults.Memory ?? 0, options?.Resources ?? method.Defaults.Resources);
}
