using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>What may be written in <c>[Remote(...)]</c>, and where: the same that the runtime refuses when a call is made, or would never look at.</summary>
internal static class RemoteValues
{
    private const string Task = "task", Actor = "actor", Method = "actor's method", Interface = "interface";

    private static readonly (string What, string WayOut) Retries = ("is below -1", "give 0 or more, or -1 for no limit");
    private static readonly (string What, string WayOut) Amount = ("is no amount", "give a finite number of at least 0");

    /// <summary>What the attribute makes of a symbol; null where it makes nothing, which is another rule's.</summary>
    public static string? KindOf(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => Interface,
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: false } => Actor,
        IMethodSymbol method when RemoteMethodRules.CanHoldTasks(method) => Task,
        IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method when method.ContainingType.IsMarkedRemote() => Method,
        _ => null,
    };

    /// <summary>What is wrong with a value, and the way out; null where nothing is.</summary>
    public static (string What, string WayOut)? FaultOf(string kind, string name, TypedConstant value)
    {
        if (kind == Method) return ("is ignored", "an actor's options are those of its class: set it there");
        if (kind == Interface) return ("is ignored", "an actor's options are those of its class, not of an interface: set it there");
        if (kind == Task && name is "MaxRestarts" or "MaxTaskRetries" or "MaxConcurrency" or "MaxPendingCalls" or "OwnProcess" or "GetIfExists" or "Namespace" or "Lifetime")
            return ("is ignored", name is "MaxRestarts" or "MaxTaskRetries" ? "it is for actors: set MaxRetries" : "it is for actors: remove it");
        if (kind == Actor && name == "MaxRetries")
            return ("is ignored", "it is for tasks: set MaxRestarts for the actor, MaxTaskRetries for its calls");
        return value.Kind == TypedConstantKind.Array ? OfTypes(value) : Of(name, value.Value);
    }

    private static (string What, string WayOut)? Of(string name, object? value) => (name, value) switch
    {
        ("Cpus" or "Gpus", double amount) when !(amount >= 0) || double.IsInfinity(amount) => Amount,
        ("Gpus", double gpus) when gpus > 1 && gpus != Math.Floor(gpus) => ("is more than one device, and not a whole number of them", "give a fraction up to 1, or a whole number"),
        ("Memory", long and < 0) => Amount,
        ("MaxRetries" or "MaxRestarts" or "MaxTaskRetries", int and < -1) => Retries,
        ("MaxConcurrency", int and < 1) => ("lets no call run", "give 1 or more"),
        ("MaxPendingCalls", int and (< -1 or 0)) => ("lets no call wait", "give 1 or more, or -1 for no limit"),
        ("Name", string text) when string.IsNullOrWhiteSpace(text) => ("is empty", "give a name, or leave it out"),
        _ => null,
    };

    private static (string What, string WayOut)? OfTypes(TypedConstant array)
    {
        if (array.IsNull) return null;
        foreach (TypedConstant element in array.Values)
        {
            if (element.Value is not ITypeSymbol type) return ("holds null", "give types of exceptions");
            if (type.TypeKind != TypeKind.Error && !TypeNames.IsOrDerivesFrom(type, "System.Exception"))
                return ($"holds '{TypeNames.Short(type)}', which is no exception", "give types that derive from Exception");
        }

        return null;
    }
}
