using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Remote.Shared;

namespace Remote.Analyzers;

/// <summary>Says in whose body an operation stands.</summary>
internal static class RemoteBodies
{
    /// <summary>A method marked <c>[Remote]</c> that is a task.</summary>
    public static bool IsTask(ISymbol member) => member is IMethodSymbol method && RemoteMethodRules.CanHoldTasks(method) && method.IsMarkedRemote();

    /// <summary>An instance method or a constructor of a class marked <c>[Remote]</c>.</summary>
    public static bool IsOfActor(ISymbol member)
        => member is IMethodSymbol { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class } type } && type.IsMarkedRemote();

    /// <summary>The lambda, local function or method that runs the operation.</summary>
    public static IMethodSymbol? Function(IOperation operation, ISymbol member)
    {
        for (IOperation? at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation lambda) return lambda.Symbol;
            if (at is ILocalFunctionOperation local) return local.Symbol;
        }

        return member as IMethodSymbol;
    }

    /// <summary>The variable, parameter, field or property that an expression names.</summary>
    public static ISymbol? Named(IOperation? expression) => expression switch
    {
        IConversionOperation conversion => Named(conversion.Operand),
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    /// <summary>The innermost <c>for</c> or <c>foreach</c> whose body runs the operation each time round, within one function.</summary>
    public static ILoopOperation? Loop(IOperation operation)
    {
        IOperation below = operation;
        for (IOperation? at = operation.Parent; at is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; at = at.Parent)
        {
            if (at is ILoopOperation loop && loop.Body == below) return loop.LoopKind is LoopKind.For or LoopKind.ForEach ? loop : null;
            below = at;
        }

        return null;
    }
}
