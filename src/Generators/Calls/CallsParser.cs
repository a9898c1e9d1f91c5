using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Remote.Generators.Pipeline;
using Remote.Shared;

namespace Remote.Generators.Calls;

/// <summary>Turns the symbol of a remote method into its model.</summary>
internal static class CallsParser
{
    private static readonly SymbolDisplayFormat Bare = SymbolDisplayFormat.FullyQualifiedFormat;
    private static readonly SymbolDisplayFormat Annotated =
        Bare.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string FullName(ITypeSymbol type) => type.ToDisplayString(Bare);

    /// <summary>A static method.</summary>
    public static MethodModel Task(IMethodSymbol method, CancellationToken cancellationToken)
    {
        string name = Identifier(method.Name);
        return Method(method, method.ContainingType, name, $"{FullName(method.ContainingType)}.{name}{TypeArguments(method)}", cancellationToken);
    }

    /// <summary>A method of a remote class or interface, declared there or in a base that is not remote.</summary>
    public static MethodModel ActorMethod(INamedTypeSymbol actor, IMethodSymbol method, CancellationToken cancellationToken)
    {
        string name = Identifier(method.Name);
        return Method(method, actor, name, $"(({FullName(Declaring(method))})__actor).{name}{TypeArguments(method)}", cancellationToken);
    }

    /// <summary>A constructor, called through <c>Remote(...)</c>.</summary>
    public static MethodModel Constructor(INamedTypeSymbol actor, IMethodSymbol constructor, CancellationToken cancellationToken) => new(
        "Remote",
        AccessibilityOf(constructor),
        RemoteNames.SignatureOf(actor, constructor),
        actor.Name,
        $"new {FullName(actor)}",
        ResultKind.Value,
        FullName(actor),
        EquatableArray<ElementModel>.Empty,
        EquatableArray<TypeParameterModel>.Empty,
        Parameters(constructor),
        FreeName(constructor, "options", "actorOptions"),
        CopiedAttributes.Obsolete(constructor),
        DocumentationText.Of(constructor, actor, cancellationToken));

    private static MethodModel Method(IMethodSymbol method, INamedTypeSymbol owner, string name, string target, CancellationToken cancellationToken)
    {
        (ResultKind kind, ITypeSymbol? result) = ResultShape.Of(method.ReturnType);
        return new MethodModel(
            name,
            AccessibilityOf(method),
            RemoteNames.SignatureOf(owner, method),
            $"{owner.Name}.{method.Name}",
            target,
            kind,
            result?.ToDisplayString(Annotated),
            new EquatableArray<ElementModel>(SplitResults.Elements(method).Select(Element)),
            TypeParameterText.Models(method.TypeParameters),
            Parameters(method),
            TokenName(method),
            CopiedAttributes.Obsolete(method),
            DocumentationText.Of(method, null, cancellationToken));
    }

    /// <summary>
    /// The type through which a call binds to just this method: in a derived one, an overload that merely fits would win. An override
    /// is called through the type that it overrides for, unless it narrows the result.
    /// </summary>
    private static INamedTypeSymbol Declaring(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } root && SymbolEqualityComparer.Default.Equals(root.ReturnType, method.ReturnType)) method = root;
        return method.ContainingType;
    }

    /// <summary>From the last to the first: a default counts only where every later argument can be left out too.</summary>
    private static EquatableArray<ParameterModel> Parameters(IMethodSymbol method)
    {
        var models = new List<ParameterModel>();
        bool isOptional = true;
        foreach (IParameterSymbol parameter in method.Parameters.Reverse())
        {
            ParameterModel model = Parameter(parameter, isOptional);
            isOptional &= model.IsOptional || model.Kind is ParameterKind.Token or ParameterKind.Service;
            models.Insert(0, model);
        }

        return new EquatableArray<ParameterModel>(models);
    }

    private static ParameterModel Parameter(IParameterSymbol parameter, bool isOptional)
        => ServiceRules.IsService(parameter) ? Service(parameter) : Argument(parameter, isOptional);

    /// <summary>Its default is its own affair: callers give it nothing, so it need not be last.</summary>
    private static ParameterModel Service(IParameterSymbol parameter) => new(
        parameter.Name,
        parameter.Type.ToDisplayString(Annotated),
        FullName(parameter.Type),
        ParameterKind.Service,
        ServiceRules.IsOptional(parameter) ? DefaultLiteral.Of(parameter) ?? "default" : null,
        IsParams: false,
        CallerInfo: "",
        Element: null,
        ParameterOpenness.Closed);

    private static ParameterModel Argument(IParameterSymbol parameter, bool isOptional) => new(
        Identifier(parameter.Name),
        parameter.Type.ToDisplayString(Annotated),
        FullName(parameter.Type),
        KindOf(parameter.Type),
        isOptional ? DefaultLiteral.Of(parameter) : null,
        parameter.IsParams,
        isOptional ? CopiedAttributes.CallerInfo(parameter) : "",
        ElementOf(parameter.Type) is { } element ? FullName(element) : null,
        OpennessOf(parameter));

    private static ParameterOpenness OpennessOf(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || !TypeParameters.AreIn(parameter.Type, method.TypeParameters)) return ParameterOpenness.Closed;
        return parameter.Type.TypeKind == TypeKind.TypeParameter ? ParameterOpenness.Bare : ParameterOpenness.Mentions;
    }

    private static ElementModel Element(IFieldSymbol element)
        => new(element.Type.ToDisplayString(Annotated), element.IsExplicitlyNamedTupleElement ? Identifier(element.Name) : "");

    private static string TypeArguments(IMethodSymbol method) => TypeParameterText.Angled(method.TypeParameters.Select(parameter => Identifier(parameter.Name)));

    private static ParameterKind KindOf(ITypeSymbol type)
    {
        if (RemoteMethodRules.IsCancellationToken(type)) return ParameterKind.Token;
        if (type.TypeKind == TypeKind.Interface) return ParameterKind.Interface;
        if (IsMemory(type)) return ParameterKind.Memory;
        bool isCollection = type.SpecialType != SpecialType.System_String
            && type.AllInterfaces.Any(@interface => @interface.SpecialType == SpecialType.System_Collections_IEnumerable);
        return isCollection ? ParameterKind.Collection : ParameterKind.Single;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => array.ElementType,
        INamedTypeSymbol memory when IsMemory(type) => memory.TypeArguments[0],
        _ => null,
    };

    private static bool IsMemory(ITypeSymbol type) => type is INamedTypeSymbol { Name: "ReadOnlyMemory" } named && named.IsNamed("System.ReadOnlyMemory`1");

    private static string TokenName(IMethodSymbol method)
    {
        IParameterSymbol? own = method.Parameters.FirstOrDefault(parameter => RemoteMethodRules.IsCancellationToken(parameter.Type));
        return own is null ? FreeName(method, "cancellationToken", "callCancellationToken") : Identifier(own.Name);
    }

    private static string FreeName(IMethodSymbol method, string name, string otherwise)
    {
        string free = IsTaken(method, name) ? otherwise : name;
        while (IsTaken(method, free)) free = "_" + free;
        return free;
    }

    private static bool IsTaken(IMethodSymbol method, string name) => method.Parameters.Any(parameter => parameter.Name == name);

    private static string AccessibilityOf(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";

    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
