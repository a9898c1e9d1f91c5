using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Values;

/// <summary>What an actor's methods share: its fields and properties, and the parameters of its primary constructor that they capture.</summary>
internal static class ActorState
{
    /// <summary>The state that an expression names, or null.</summary>
    public static ISymbol? Named(IOperation? expression) => expression switch
    {
        IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Arguments.IsEmpty: true } property => property.Property,
        IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } => parameter,
        _ => null,
    };

    /// <summary>The state that an operation writes, or null.</summary>
    public static ISymbol? Written(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => Named(assignment.Target),
        IIncrementOrDecrementOperation step => Named(step.Target),
        _ => null,
    };
}
