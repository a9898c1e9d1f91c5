using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Generators.Calls;
using Remote.Shared;

namespace Remote.Generators.Manifest;

/// <summary>Finds the methods marked <c>[RemoteServices]</c>, by full name.</summary>
internal static class ServicesHooks
{
    /// <summary>The step that the caching tests ask about.</summary>
    public const string Tracking = "RemoteServices";

    public static IncrementalValuesProvider<string> Initialize(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(RemoteTypeNames.RemoteServicesAttribute, static (node, _) => node is MethodDeclarationSyntax, static (c, _) => Hook(c.TargetSymbol))
            .Where(static hook => hook is not null)
            .Select(static (hook, _) => hook!)
            .WithTrackingName(Tracking);

    /// <summary>Null for what an analyzer reports.</summary>
    private static string? Hook(ISymbol symbol)
        => symbol is IMethodSymbol method && ServiceRules.FaultOfHook(method) is null ? $"{CallsParser.FullName(method.ContainingType)}.{CallsParser.Identifier(method.Name)}" : null;
}
