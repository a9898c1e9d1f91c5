using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>"May this class or interface be an actor, and which of its members are remote?"</summary>
internal static class RemoteClassRules
{
    /// <summary>REM1006: a member named <c>Remote</c>, which the compiler finds before the generated one.</summary>
    public static ISymbol? HidingMember(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            ISymbol? member = at.GetMembers("Remote").FirstOrDefault(m => IsVisibleFrom(m, at, type) && (m.IsStatic || m is INamedTypeSymbol));
            if (member is not null) return member;
        }

        return null;
    }

    /// <summary>The constructors that <c>Remote(...)</c> may stand for. Empty for an abstract class; REM2001 for any other class.</summary>
    public static IEnumerable<IMethodSymbol> Constructors(INamedTypeSymbol type)
        => type.IsAbstract || type.TypeKind != TypeKind.Class ? [] : type.InstanceConstructors.Where(constructor => IsUsable(type, constructor));

    /// <summary>REM2001: a class of which no actor can be made.</summary>
    public static bool LacksConstructor(INamedTypeSymbol type)
        => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false } && !Constructors(type).Any();

    /// <summary>REM2002 in an actor: the static methods that are marked as tasks although the class is an actor.</summary>
    public static IEnumerable<IMethodSymbol> MarkedStaticMethods(INamedTypeSymbol type)
        => type.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsStatic && method.IsMarkedRemote());

    /// <summary>Makes an actor, with nothing to report about the type itself.</summary>
    public static bool IsActor(INamedTypeSymbol type) => type.IsReachable() && !type.IsStatic && HidingMember(type) is null && TypeParameters.Hiding(type) is null;

    /// <summary>Whether only an object initializer, which generated code does not write, can make an instance.</summary>
    public static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })) return true;
        }

        return false;
    }

    private static bool IsUsable(INamedTypeSymbol type, IMethodSymbol constructor)
        => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
            && !IsCopyConstructor(type, constructor) && (!HasRequiredMembers(type) || SetsRequiredMembers(constructor));

    private static bool IsCopyConstructor(INamedTypeSymbol type, IMethodSymbol constructor)
        => type.IsRecord && constructor.IsImplicitlyDeclared && constructor.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static bool SetsRequiredMembers(IMethodSymbol constructor)
        => constructor.Has("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute");

    private static bool IsVisibleFrom(ISymbol member, INamedTypeSymbol declaring, INamedTypeSymbol type)
        => member.DeclaredAccessibility != Accessibility.Private || SymbolEqualityComparer.Default.Equals(declaring, type);
}
