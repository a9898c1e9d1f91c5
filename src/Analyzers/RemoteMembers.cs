using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Remote.Shared;

namespace Remote.Analyzers;

/// <summary>Hands each remote member of the compilation to a rule, once.</summary>
internal static class RemoteMembers
{
    /// <summary>Visits tasks, the methods of actors and remote interfaces, and the constructors that <c>Remote(...)</c> stands for.</summary>
    public static void ForEachMethod(AnalysisContext context, Action<SymbolAnalysisContext, IMethodSymbol> check)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (RemoteMethodRules.CanHoldTasks(method) && method.IsMarkedRemote()) check(symbol, method);
            },
            SymbolKind.Method);
        ForEachActor(context, (symbol, type) =>
        {
            foreach (IMethodSymbol method in RemoteSurface.AddedBy(type).Concat(RemoteClassRules.Constructors(type))) check(symbol, method);
        });
    }

    /// <summary>Visits the classes and interfaces marked <c>[Remote]</c>.</summary>
    public static void ForEachActor(AnalysisContext context, Action<SymbolAnalysisContext, INamedTypeSymbol> check)
        => context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (type.TypeKind is TypeKind.Class or TypeKind.Interface && type.IsMarkedRemote()) check(symbol, type);
            },
            SymbolKind.NamedType);

    /// <summary>Where the user sees the fault: at the member, or at the class that inherits it from another assembly.</summary>
    public static Location At(this SymbolAnalysisContext context, ISymbol member)
        => member.Locations.FirstOrDefault(location => location.IsInSource) ?? context.Symbol.Locations[0];
}
