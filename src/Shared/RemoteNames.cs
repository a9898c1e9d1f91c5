using System.Text;
using Microsoft.CodeAnalysis;

namespace Remote.Shared;

/// <summary>How remote members are named: signatures that ids are made of, names that people read, names of generated types.</summary>
internal static class RemoteNames
{
    /// <summary>A type's full name, the same whatever its nullability, tuple names and the file's usings.</summary>
    public static readonly SymbolDisplayFormat Identity = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    /// <summary>
    /// The signature that a member's id is the hash of. It starts with the assembly, for two assemblies may each have an internal class
    /// of one name; it leaves tokens out, for methods that differ only by one are one remote method.
    /// </summary>
    public static string SignatureOf(INamedTypeSymbol type, IMethodSymbol method)
    {
        IEnumerable<string> parameters = method.Parameters
            .Where(parameter => !RemoteMethodRules.IsCancellationToken(parameter.Type))
            .Select(parameter => parameter.Type.ToDisplayString(Identity));
        string typeParameters = method.IsGenericMethod ? $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name))}>" : "";
        return $"[{type.ContainingAssembly.Name}]{type.ToDisplayString(Identity)}.{method.Name}{typeParameters}({string.Join(", ", parameters)})";
    }

    /// <summary>A valid identifier that no other name yields: dots become underscores, all other odd characters their code.</summary>
    public static string Escape(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c == '.') text.Append('_');
            else if (char.IsLetterOrDigit(c)) text.Append(c);
            else text.Append('_').Append(((int)c).ToString("X4"));
        }

        return text.ToString();
    }
}
