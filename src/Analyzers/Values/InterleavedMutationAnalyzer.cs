using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Remote.Analyzers.Values;

/// <summary>REM4013.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InterleavedMutationAnalyzer() : RefRule(DiagnosticDescriptors.InterleavedMutation)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolStartAction(Start, SymbolKind.NamedType);

    /// <summary>An update is lost only if a method that may run meanwhile writes the same state: so all methods are looked at before anything is said.</summary>
    private void Start(SymbolStartAnalysisContext context)
    {
        if (ActorGroups.Of((INamedTypeSymbol)context.Symbol) is not { } groups) return;
        var lost = new ConcurrentBag<(IMethodSymbol Method, IOperation Write, ISymbol State)>();
        var written = new ConcurrentBag<(IMethodSymbol Method, ISymbol State)>();
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false } method) return;
            foreach (IOperation operation in block.OperationBlocks.SelectMany(OwnOperations.Of))
            {
                if (ActorState.Written(operation) is { } state) written.Add((method, state));
            }

            if (!method.IsAsync) return;
            foreach ((IOperation write, ISymbol state) in block.OperationBlocks.SelectMany(LostUpdates.In)) lost.Add((method, write, state));
        });
        context.RegisterSymbolEndAction(end =>
        {
            foreach ((IMethodSymbol method, IOperation write, ISymbol state) in lost)
            {
                if (written.Any(other => SymbolEqualityComparer.Default.Equals(other.State, state) && groups.Interleave(method, other.Method)))
                    end.ReportDiagnostic(At(write, method.Name, state.Name));
            }
        });
    }
}
