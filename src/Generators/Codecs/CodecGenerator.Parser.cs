using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Generators.Pipeline;
using Remote.Shared;

namespace Remote.Generators.Codecs;

public sealed partial class CodecGenerator
{
    /// <summary>Symbols in, models out.</summary>
    private static class Parser
    {
        public static EquatableArray<CodecModel> OfRemoteMethod(RemoteMethod method, CancellationToken token) => OfMember(method.Method, method.Compilation, token);

        public static EquatableArray<CodecModel> OfActor(GeneratorAttributeSyntaxContext context, CancellationToken token)
            => OfMember(context.TargetSymbol, context.SemanticModel.Compilation, token);

        private static EquatableArray<CodecModel> OfMember(ISymbol member, Compilation compilation, CancellationToken token)
        {
            var roots = new List<ITypeSymbol>();
            foreach (IMethodSymbol method in RemoteSignatures.Members(member))
            {
                token.ThrowIfCancellationRequested();
                roots.AddRange(RemoteSignatures.Arguments(method).SelectMany(parameter => RemoteSignatures.Forms(parameter.Type, compilation)));
                if (RemoteSignatures.Result(method) is { } result) roots.Add(result);
            }

            return Models(roots, compilation, token);
        }

        public static bool MayBePutOrQueue(SyntaxNode node)
            => node is GenericNameSyntax { Identifier.ValueText: "RemoteQueue" } or InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Put" } or SimpleNameSyntax { Identifier.ValueText: "Put" },
            };

        public static EquatableArray<CodecModel> OfPutOrQueue(GeneratorSyntaxContext context, CancellationToken token)
            => context.Node is GenericNameSyntax ? OfQueue(context, token) : OfPut(context, token);

        /// <summary>A queue's handle is made and used by code that need not be remote: each mention of its type counts.</summary>
        private static EquatableArray<CodecModel> OfQueue(GeneratorSyntaxContext context, CancellationToken token)
            => (context.SemanticModel.GetTypeInfo(context.Node, token).Type ?? context.SemanticModel.GetSymbolInfo(context.Node, token).Symbol) is INamedTypeSymbol type
                && TypeNames.Metadata(type.OriginalDefinition) == RemoteTypeNames.RemoteQueueOfT
                ? Models([type], context.SemanticModel.Compilation, token)
                : default;

        private static EquatableArray<CodecModel> OfPut(GeneratorSyntaxContext context, CancellationToken token)
        {
            if (context.SemanticModel.GetSymbolInfo(context.Node, token).Symbol is not IMethodSymbol { Name: "Put", TypeArguments: [var type] } method) return default;
            return TypeNames.Metadata(method.ContainingType) == RemoteTypeNames.ObjectRef ? Models([type], context.SemanticModel.Compilation, token) : default;
        }

        /// <summary>The codecs of some types and of all that they hold.</summary>
        public static EquatableArray<CodecModel> Models(IEnumerable<ITypeSymbol> roots, Compilation compilation, CancellationToken token)
        {
            CrossingRules rules = CrossingRules.For(compilation);
            var models = new Dictionary<string, CodecModel>();
            foreach (ITypeSymbol root in roots)
            {
                token.ThrowIfCancellationRequested();
                if (RemoteSignatures.IsOpen(root) || rules.FindFault(root) is not null) continue;
                IReadOnlyList<ITypeSymbol> closure = rules.Closure(root);
                // The compiler says what it cannot find; codecs would say it again, in code that is not the user's.
                if (closure.Any(type => type.ContainsUnknown())) continue;
                foreach (ITypeSymbol type in closure)
                {
                    if (Model(type, rules.Describe(type)) is { } model) models[model.Name] = model;
                }
            }

            return new EquatableArray<CodecModel>(models.Values);
        }

        private static CodecModel? Model(ITypeSymbol type, CrossingType crossing)
        {
            CodecModel Make(CodecKind kind, IEnumerable<ITypeSymbol> arguments, ObjectModel? shape = null)
                => new(kind, TypeNames.Full(type), TypeNames.Code(type), crossing.Method, new EquatableArray<string>(arguments.Select(TypeNames.Code)), shape);

            return crossing.Kind switch
            {
                CrossingKind.Unmanaged => Make(CodecKind.Unmanaged, [type]),
                CrossingKind.Collection => Make(CodecKind.Collection, crossing.Parts.Select(part => part.Type)),
                CrossingKind.ObjectRef => Make(CodecKind.ObjectRef, ((INamedTypeSymbol)type).TypeArguments),
                CrossingKind.ActorRef => Make(CodecKind.ActorRef, ((INamedTypeSymbol)type).TypeArguments),
                CrossingKind.Queue => Make(CodecKind.Queue, ((INamedTypeSymbol)type).TypeArguments),
                CrossingKind.Packable => Make(CodecKind.Packable, [type]),
                CrossingKind.Formatted => Make(CodecKind.Formatted, []),
                CrossingKind.Object => Make(CodecKind.Object, [], Shape(type, crossing.Shape!)),
                CrossingKind.Union => Make(CodecKind.Union, crossing.Parts.Select(part => part.Type)),
                _ => null,
            };
        }

        private static ObjectModel Shape(ITypeSymbol type, ObjectShape shape) => new(
            type.IsValueType,
            type.IsSealed,
            shape.HasHeader,
            new EquatableArray<MemberModel>(shape.Members.Select(m => new MemberModel(m.Name, TypeNames.Code(m.Type), m.Type.SpecialType == SpecialType.System_String))),
            new EquatableArray<int>(shape.Constructor),
            new EquatableArray<int>(shape.Assigned));
    }
}
