using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Contracts;

/// <summary>REM3002: <c>[assembly: RemoteFormatter(typeof(…))]</c> names a class that no value can be read and written by, or a second one for one type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusableFormatterAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.UnusableFormatter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Check);
    }

    private static void Check(CompilationAnalysisContext context)
    {
        var seen = new Dictionary<ITypeSymbol, INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach ((AttributeData attribute, INamedTypeSymbol? formatter) in FormatterRules.Named(context.Compilation.Assembly))
        {
            if (formatter is null or { TypeKind: TypeKind.Error }) continue;
            if ((FormatterRules.FindFault(formatter, context.Compilation) ?? Second(formatter, seen)) is not { } fault) continue;
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnusableFormatter, PlaceOf(attribute, context), TypeNames.Short(formatter), fault));
        }
    }

    private static string? Second(INamedTypeSymbol formatter, Dictionary<ITypeSymbol, INamedTypeSymbol> seen)
    {
        ITypeSymbol target = FormatterRules.TargetOf(formatter)!;
        if (seen.TryGetValue(target, out INamedTypeSymbol? first)) return $"is for {TypeNames.Short(target)}, as '{TypeNames.Short(first)}' is, which comes first";
        seen.Add(target, formatter);
        return null;
    }

    private static Location? PlaceOf(AttributeData attribute, CompilationAnalysisContext context)
        => attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is AttributeSyntax { ArgumentList.Arguments: [var argument] }
            ? argument.Expression is TypeOfExpressionSyntax { Type: var type } ? type.GetLocation() : argument.GetLocation()
            : null;
}
