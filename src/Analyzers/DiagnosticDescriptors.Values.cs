using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Analyzers;

/// <summary>The rules about values, refs and state that are kept or passed.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor LargeValueInLoop = RuleDescriptor.Warning(
        DiagnosticIds.LargeValueInLoop,
        "A loop sends the same collection with each call",
        "'{0}' is copied into each call of '{1}' that the loop makes: put it once before the loop, with ObjectRef.Put({0}), and pass the ref");

    public static readonly DiagnosticDescriptor StaticMutableState = RuleDescriptor.Warning(
        DiagnosticIds.StaticMutableState,
        "Remote code uses static state that changes",
        "'{0}' uses '{1}', of which each worker process has one of its own that starts anew: pass the value, or keep it in an actor");

    public static readonly DiagnosticDescriptor ReturnedPut = RuleDescriptor.Warning(
        DiagnosticIds.ReturnedPut,
        "A remote method returns a ref to a value that it put",
        "'{0}' puts its result and returns the ref, so that the caller waits twice and the value is lost with this worker: return the value");

    public static readonly DiagnosticDescriptor RefInStatic = RuleDescriptor.Warning(
        DiagnosticIds.RefInStatic,
        "A ref is kept in a static",
        "'{0}' keeps its objects for as long as the process lives, and is of no use after its cluster ended: keep refs in a local, or in what holds the cluster");

    public static readonly DiagnosticDescriptor InterleavedMutation = RuleDescriptor.Warning(
        DiagnosticIds.InterleavedMutation,
        "An actor writes what it read before an await",
        "'{0}' decides what to write to '{1}' before an await, in which other calls of the actor change it too, and one of the changes is lost: read it again after the await, or hold a SemaphoreSlim from the read to the write");
}
