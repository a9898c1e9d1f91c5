namespace Remote.Generators.Calls;

/// <summary>Full names of what generated code calls in the runtime and the base library.</summary>
internal static class Door
{
    public const string Namespace = "Remote.GeneratedCode";
    public const string Global = "global::" + Namespace;
    public const string Arg = Global + ".Arg";
    public const string MemoryArg = Global + ".MemoryArg";
    public const string IObjectRef = Global + ".IObjectRef";
    public const string RemoteCall = Global + ".RemoteCall";
    public const string Invocation = Global + ".Invocation";
    public const string TaskMethod = Global + ".TaskMethod";
    public const string ActorMethod = Global + ".ActorMethod";
    public const string ActorClass = Global + ".ActorClass";
    public const string GroupLimits = "global::System.Collections.Generic.Dictionary<string, int>";
    public const string RemoteManifest = Global + ".RemoteManifest";
    public const string ObjectRef = "global::Remote.ObjectRef";
    public const string ObjectRefStream = "global::Remote.ObjectRefStream";
    public const string IActorRef = "global::Remote.IActorRef";
    public const string TaskOptions = "global::Remote.TaskOptions";
    public const string ActorOptions = "global::Remote.ActorOptions";
    public const string Token = "global::System.Threading.CancellationToken";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string Priority = "global::System.Runtime.CompilerServices.OverloadResolutionPriority";
    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";
}
