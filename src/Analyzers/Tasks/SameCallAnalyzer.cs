using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1010.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SameCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.SameCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.IsMarkedRemote())
        {
            CheckAll(context, [.. RemoteClassRules.Constructors(type)]);
            CheckAll(context, RemoteSurface.AddedBy(type));
        }
        else if (RemoteClassRules.MarkedStaticMethods(type).ToArray() is { Length: > 1 } tasks)
        {
            CheckAll(context, tasks);
        }
    }

    private static void CheckAll(SymbolAnalysisContext context, IReadOnlyList<IMethodSymbol> members)
    {
        for (int i = 1; i < members.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (CallForms.FaultOf(members[j], members[i]) is not { } fault) continue;
                string first = members[j].ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
                string second = members[i].ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.SameCall, context.At(members[i]), second, fault.Why, first, fault.WayOut));
                break;
            }
        }
    }
}
