using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Remote.Analyzers.Values;

/// <summary>REM4008.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RefInStaticAnalyzer() : RefRule(DiagnosticDescriptors.RefInStatic)
{
    private protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Check, SymbolKind.Field, SymbolKind.Property);

    private void Check(SymbolAnalysisContext context)
    {
        ITypeSymbol? type = context.Symbol switch
        {
            IFieldSymbol { IsStatic: true, IsImplicitlyDeclared: false } field => field.Type,
            IPropertySymbol { IsStatic: true } property when IsStored(property) => property.Type,
            _ => null,
        };
        if (type is not null && Holds(type)) context.ReportDiagnostic(At(context.Symbol.Locations[0], context.Symbol.Name));
    }

    private static bool IsStored(IPropertySymbol property)
        => property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool Holds(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named => named.IsRef() || named.IsRefStream() || named.TypeArguments.Any(Holds),
        _ => false,
    };
}
