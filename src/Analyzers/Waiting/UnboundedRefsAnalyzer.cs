using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Waiting;

/// <summary>REM4015. Only for local collections: what else has hold of a field may remove from it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedRefsAnalyzer() : RefRule(DiagnosticDescriptors.UnboundedRefs)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterOperationAction(Check, OperationKind.Invocation);

    private void Check(OperationAnalysisContext context)
    {
        var add = (IInvocationOperation)context.Operation;
        if (!KeepsRef(add) || add.Instance is not ILocalReferenceOperation { Local: var refs } || EndlessLoops.Around(add) is not { } loop) return;
        if (!EndlessLoops.Declares(loop, refs) && !loop.Descendants().Any(WaitsForRef) && !IsSeenElsewhere(refs, loop))
            context.ReportDiagnostic(At(add, refs.Name));
    }

    private static bool KeepsRef(IOperation operation)
        => operation is IInvocationOperation { TargetMethod: { IsStatic: false, Name: "Add" or "AddLast" or "AddFirst" or "Enqueue" or "Push" or "Insert" or "TryAdd" } } call
            && call.Arguments.Any(static argument => TypeOf(argument.Value).IsRef());

    private static ITypeSymbol? TypeOf(IOperation value) => value is IConversionOperation conversion ? TypeOf(conversion.Operand) : value.Type;

    private static bool WaitsForRef(IOperation operation) => operation switch
    {
        IAwaitOperation wait => wait.Operation.Type.IsRef() || wait.Operation.DescendantsAndSelf().Any(static part => TypeOf(part).IsRef()),
        IInvocationOperation call => call.IsBlockingGet(),
        _ => false,
    };

    /// <summary>The loop does more with the collection than to add, or another function or method got hold of it before.</summary>
    private static bool IsSeenElsewhere(ILocalSymbol refs, ILoopOperation loop)
    {
        IOperation root = loop;
        while (root.Parent is { } parent) root = parent;
        return root.Descendants().Any(use => use is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, refs) && MayRemove(local, loop));
    }

    private static bool MayRemove(ILocalReferenceOperation use, ILoopOperation loop)
    {
        if (use.Parent is { } around && KeepsRef(around) && EndlessLoops.Function(use) == EndlessLoops.Function(loop)) return false;
        return use.Syntax.SpanStart < loop.Syntax.Span.End || EndlessLoops.Function(use) != EndlessLoops.Function(loop);
    }
}
