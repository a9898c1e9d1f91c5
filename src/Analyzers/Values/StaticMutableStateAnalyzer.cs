using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Values;

/// <summary>REM4006.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticMutableStateAnalyzer() : RefRule(DiagnosticDescriptors.StaticMutableState)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.FieldReference, OperationKind.PropertyReference);

    private void Check(OperationAnalysisContext context)
    {
        var use = (IMemberReferenceOperation)context.Operation;
        if (!use.Member.IsStatic || !IsMutable(use.Member) || use.Parent is ICoalesceAssignmentOperation or INameOfOperation) return;
        if (RemoteBodies.IsTask(context.ContainingSymbol) || RemoteBodies.IsOfActor(context.ContainingSymbol))
            context.ReportDiagnostic(At(use, context.ContainingSymbol.Name, use.Member.Name));
    }

    /// <summary>Of this compilation: what other assemblies keep in statics is theirs to know. One per thread is never shared.</summary>
    private static bool IsMutable(ISymbol member)
        => member.Locations.Any(static location => location.IsInSource) && member switch
        {
            IFieldSymbol field => !field.IsReadOnly && !field.IsConst && !field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute"),
            IPropertySymbol property => property.SetMethod is not null,
            _ => false,
        };
}
