using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Shared;

namespace Remote.Generators.Errors;

public sealed partial class ExceptionGenerator
{
    /// <summary>Symbols in, models out.</summary>
    private static class Parser
    {
        public static bool MayBeException(SyntaxNode node) => node is ClassDeclarationSyntax { BaseList: not null, TypeParameterList: null };

        public static ExceptionModel? Parse(GeneratorSyntaxContext context, CancellationToken token)
        {
            if (context.SemanticModel.GetDeclaredSymbol(context.Node, token) is not INamedTypeSymbol { IsAbstract: false, IsFileLocal: false } type) return null;
            if (!TypeNames.IsOrDerivesFrom(type, "System.Exception") || RemoteSignatures.IsOpen(type)) return null;
            Compilation compilation = context.SemanticModel.Compilation;
            if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) || HasRequiredMembers(type)) return null;
            bool takesCause = Has(type, compilation, "string", "System.Exception");
            return takesCause || Has(type, compilation, "string") ? new ExceptionModel(TypeNames.Code(type), takesCause) : null;
        }

        private static bool Has(INamedTypeSymbol type, Compilation compilation, params string[] parameters)
            => type.InstanceConstructors.Any(c => c.Parameters.All(p => p.RefKind == RefKind.None)
                && c.Parameters.Select(p => TypeNames.Full(p.Type)).SequenceEqual(parameters)
                && compilation.IsSymbolAccessibleWithin(c, compilation.Assembly));

        private static bool HasRequiredMembers(INamedTypeSymbol type)
        {
            for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
            {
                if (current.GetMembers().Any(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })) return true;
            }

            return false;
        }
    }
}
