using Microsoft.CodeAnalysis;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Calls;

/// <summary>Type parameters as they are declared and as they are used.</summary>
internal static class TypeParameterText
{
    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static EquatableArray<TypeParameterModel> Models(IEnumerable<ITypeParameterSymbol> parameters)
        => new(parameters.Select(parameter => new TypeParameterModel(CallsParser.Identifier(parameter.Name), Constraint(parameter))));

    /// <summary><c>&lt;T, U&gt;</c>, or empty.</summary>
    public static string List(IEnumerable<TypeParameterModel> parameters) => Angled(parameters.Select(parameter => parameter.Name));

    /// <summary><c>&lt;,&gt;</c>, or empty: for <c>typeof</c>.</summary>
    public static string Unbound(int count) => count == 0 ? "" : $"<{new string(',', count - 1)}>";

    /// <summary>The clauses, each after a space.</summary>
    public static string Constraints(IEnumerable<TypeParameterModel> parameters)
        => string.Concat(parameters.Where(parameter => parameter.Constraint.Length > 0).Select(parameter => " " + parameter.Constraint));

    public static string Angled(IEnumerable<string> names)
    {
        string list = string.Join(", ", names);
        return list.Length == 0 ? "" : $"<{list}>";
    }

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        var parts = new List<string>();
        if (Primary(parameter) is { } primary) parts.Add(primary);
        parts.AddRange(parameter.ConstraintTypes.Select((type, index)
            => type.WithNullableAnnotation(parameter.ConstraintNullableAnnotations[index]).ToDisplayString(Annotated)));
        if (parameter.HasConstructorConstraint) parts.Add("new()");
        return parts.Count == 0 ? "" : $"where {CallsParser.Identifier(parameter.Name)} : {string.Join(", ", parts)}";
    }

    private static string? Primary(ITypeParameterSymbol parameter)
    {
        if (parameter.HasUnmanagedTypeConstraint) return "unmanaged";
        if (parameter.HasValueTypeConstraint) return "struct";
        if (parameter.HasReferenceTypeConstraint) return parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
        return parameter.HasNotNullConstraint ? "notnull" : null;
    }
}
