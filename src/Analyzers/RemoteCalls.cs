using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers;

/// <summary>Tells the calls that the generator made possible, and the refs they return, from everything else.</summary>
internal static class RemoteCalls
{
    private const string GeneratedNamespace = "Remote.GeneratedCode";

    /// <summary>A call that submits a task or a method of an actor: generated, and returning a ref or a stream of refs.</summary>
    public static bool IsSubmission(this IInvocationOperation call) => IsSubmission(call.TargetMethod);

    /// <summary>A generated method that returns a ref or a stream of refs.</summary>
    public static bool IsSubmission(IMethodSymbol method) => (method.ReturnType.IsRef() || method.ReturnType.IsRefStream()) && IsGenerated(method);

    /// <summary><c>Counter.Remote(...)</c>: creates an actor.</summary>
    public static bool IsCreation(this IInvocationOperation call) => call.TargetMethod.ReturnType.IsRuntimeType("IActorRef") && IsGenerated(call.TargetMethod);

    /// <summary><c>ObjectRef.Put(value)</c>.</summary>
    public static bool IsPut(this IInvocationOperation call)
        => call.TargetMethod is { Name: "Put", ContainingType: { Name: "ObjectRef", Arity: 0 } type } && type.IsRuntimeType("ObjectRef");

    /// <summary><c>ObjectRef</c> or <c>ObjectRef&lt;T&gt;</c>.</summary>
    public static bool IsRef(this ITypeSymbol? type) => type.IsRuntimeType("ObjectRef");

    /// <summary><c>ObjectRefStream&lt;T&gt;</c>.</summary>
    public static bool IsRefStream(this ITypeSymbol? type) => type.IsRuntimeType("ObjectRefStream");

    /// <summary>A type of the runtime's own, by its name in the namespace <c>Remote</c>, of any arity.</summary>
    public static bool IsRuntimeType(this ITypeSymbol? type, string name)
        => type is INamedTypeSymbol named && named.Name == name && named.ContainingType is null
            && named.ContainingNamespace is { Name: "Remote", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Task methods live in the generated code's namespace, extensions for actors beside the runtime's types, in the user's assembly.</summary>
    public static bool IsGenerated(IMethodSymbol method)
        => method.ContainingNamespace.ToDisplayString() is GeneratedNamespace or "Remote" && !IsRuntimes(method.ContainingAssembly);

    private static bool IsRuntimes(IAssemblySymbol assembly) => assembly.Name == "Remote.Runtime";
}
