using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers.Actors;

/// <summary>REM2010.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisplacedConcurrencyGroupAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.MisplacedConcurrencyGroup];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(CheckMethod, SymbolKind.Method);
        context.RegisterSymbolAction(CheckClass, SymbolKind.NamedType);
    }

    private static void CheckMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        AttributeData[] found = [.. ConcurrencyGroupRules.Memberships(method)];
        if (found.Length == 0) return;
        if (FaultOf(method, found) is { } fault) Report(context, found[found.Length - 1], method, fault);
    }

    private static void CheckClass(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var names = new HashSet<string>();
        foreach (AttributeData attribute in ConcurrencyGroupRules.Declarations(type))
        {
            string? name = ConcurrencyGroupRules.NameOf(attribute);
            (string, string)? fault =
                !type.IsMarkedRemote() && !IsBaseOfActors(type) ? ("is on a class without [Remote]", "mark the class [Remote], or remove the group")
                : string.IsNullOrWhiteSpace(name) ? Nameless
                : name == ConcurrencyGroupRules.Default ? ("declares the default group, which every actor has", "set its limit by MaxConcurrency in [Remote] or in ActorOptions")
                : ConcurrencyGroupRules.LimitOf(attribute) < 1 ? ($"allows {ConcurrencyGroupRules.LimitOf(attribute)} calls", "let MaxConcurrency be 1 or more")
                : !names.Add(name!) ? ($"declares '{name}' twice", "keep one")
                : null;
            if (fault is { } found) Report(context, attribute, type, found);
        }
    }

    private static readonly (string What, string WayOut) Nameless = ("has no name", "name the group");

    private static (string What, string WayOut)? FaultOf(IMethodSymbol method, AttributeData[] found)
    {
        if (found.Length > 1) return ("names a second group", "a method is in one group: keep one");
        if (string.IsNullOrWhiteSpace(ConcurrencyGroupRules.NameOf(found[0]))) return Nameless;
        if (ConcurrencyGroupRules.LimitOf(found[0]) is not null)
            return ("sets MaxConcurrency, which is the group's and not the method's", "declare the group with its MaxConcurrency on the class");
        if (ConcurrencyGroupRules.ReachedThrough(method) is { } root && ConcurrencyGroupRules.GroupOf(root) != ConcurrencyGroupRules.GroupOf(method))
            return ($"is not seen by callers, who reach it through '{root.ContainingType.Name}.{root.Name}'", "put the attribute there");
        return IsRemote(method) ? null : ("is on a method that is not remote", "put it on a public instance method of a [Remote] class or interface");
    }

    private static bool IsRemote(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, IsStatic: false, DeclaredAccessibility: Accessibility.Public }
            && (method.ContainingType.IsMarkedRemote() || IsBaseOfActors(method.ContainingType));

    /// <summary>An open class or an interface may be the base of an actor in another file.</summary>
    private static bool IsBaseOfActors(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Interface } or { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false };

    private static void Report(SymbolAnalysisContext context, AttributeData attribute, ISymbol symbol, (string What, string WayOut) fault)
    {
        Location location = attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : symbol.Locations[0];
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MisplacedConcurrencyGroup, location, symbol.Name, fault.What, fault.WayOut));
    }
}
