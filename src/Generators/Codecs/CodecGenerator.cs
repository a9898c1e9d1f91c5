using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Generators.Pipeline;
using Remote.Generators.Surfaces;
using Remote.Shared;

namespace Remote.Generators.Codecs;

/// <summary>
/// Writes a codec for each type that crosses: those in signatures of remote members, those that are put into the object store or a queue, and all that
/// they hold. Types that cannot cross get none; an analyzer says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class CodecGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<EquatableArray<CodecModel>> signatures = RemoteMethods.Find(context, Parser.OfRemoteMethod)
            .Where(static models => models.Count > 0)
            .WithTrackingName(TrackingNames.Signatures);

        IncrementalValuesProvider<EquatableArray<CodecModel>> actors = context.SyntaxProvider
            .ForAttributeWithMetadataName(RemoteTypeNames.RemoteAttribute, static (node, _) => node is TypeDeclarationSyntax, Remembered.OfDeclaration(Parser.OfActor))
            .WithTrackingName(TrackingNames.Actors);

        IncrementalValuesProvider<EquatableArray<CodecModel>> puts = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => Parser.MayBePutOrQueue(node), Remembered.OfExpression(Parser.OfPutOrQueue))
            .Where(static models => models.Count > 0)
            .WithTrackingName(TrackingNames.Puts);

        IncrementalValueProvider<EquatableArray<CodecModel>> all = signatures.Collect()
            .Combine(actors.Collect())
            .Combine(puts.Collect())
            .Select(static (all, _) => Merge(all.Left.Left.AddRange(all.Left.Right).AddRange(all.Right)))
            .WithTrackingName(TrackingNames.Codecs);

        context.RegisterSourceOutput(all, static (c, models) => Emitter.Emit(c, models));
    }

    /// <summary>The codecs of what closed generic members are called with; their calls are found by another generator, once all proxies are there.</summary>
    internal static void EmitClosed(SourceProductionContext output, IEnumerable<ITypeSymbol> crossing, Compilation compilation)
        => Emitter.Emit(output, Merge([Parser.Models(crossing, compilation, output.CancellationToken)]), "Remote.ClosedCodecs.g.cs");

    /// <summary>Each type once, in the order of their names: adding a method that names known types changes nothing.</summary>
    private static EquatableArray<CodecModel> Merge(ImmutableArray<EquatableArray<CodecModel>> found)
    {
        var merged = new Dictionary<string, CodecModel>();
        foreach (EquatableArray<CodecModel> models in found)
        {
            foreach (CodecModel model in models) merged[model.Name] = model;
        }

        return new EquatableArray<CodecModel>(merged.Values.OrderBy(static model => model.Name, System.StringComparer.Ordinal));
    }
}
