using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Remote.Generators.Pipeline;
using Remote.Generators.Surfaces;

namespace Remote.Generators.Errors;

/// <summary>Registers how the compilation's own exceptions are made again at the caller, for those that a message, or a message and a cause, can make.</summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class ExceptionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ExceptionModel> exceptions = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => Parser.MayBeException(node), Remembered.OfDeclaration(Parser.Parse))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Exceptions);

        IncrementalValueProvider<EquatableArray<ExceptionModel>> all = exceptions.Collect()
            .Select(static (models, _) => Merge(models))
            .WithTrackingName(TrackingNames.All);

        context.RegisterSourceOutput(all, static (c, models) => Emitter.Emit(c, models));
    }

    /// <summary>The parts of a partial class are one exception.</summary>
    private static EquatableArray<ExceptionModel> Merge(ImmutableArray<ExceptionModel> found)
        => new(found.Distinct().OrderBy(static model => model.Type, System.StringComparer.Ordinal));
}
