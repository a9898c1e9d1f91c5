namespace Remote.Shared;

/// <summary>Metadata names of the runtime's types, written once for generator and analyzers.</summary>
internal static class RemoteTypeNames
{
    public const string RemoteAttribute = "Remote.RemoteAttribute";
    public const string ObjectRef = "Remote.ObjectRef";
    public const string ObjectRefOfT = "Remote.ObjectRef`1";
    public const string ActorRefOfT = "Remote.IActorRef`1";
    public const string TaskOptions = "Remote.TaskOptions";
    public const string ActorOptions = "Remote.ActorOptions";
    public const string ConcurrencyGroupAttribute = "Remote.ConcurrencyGroupAttribute";
    public const string FromServicesAttribute = "Remote.FromServicesAttribute";
    public const string MvcFromServicesAttribute = "Microsoft.AspNetCore.Mvc.FromServicesAttribute";
    public const string RemoteFormatterAttribute = "Remote.RemoteFormatterAttribute";
    public const string RemoteServicesAttribute = "Remote.RemoteServicesAttribute";
    public const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string RemoteQueueOfT = "Remote.RemoteQueue`1";
    public const string SplitAttribute = "Remote.SplitAttribute";
    public const string RemoteAssemblyAttribute = "Remote.GeneratedCode.RemoteAssemblyAttribute";
    public const string TemplateAttribute = "Remote.GeneratedCode.TemplateAttribute";
    public const string ClosedFromAttribute = "Remote.GeneratedCode.ClosedFromAttribute";
    public const string RuntimeAssembly = "Remote.Runtime";
}
