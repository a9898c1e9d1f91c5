using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Remote.Generators.Calls;
using Remote.Generators.Pipeline;
using Remote.Shared;

namespace Remote.Generators.Tasks;

internal static partial class RemoteTaskGenerator
{
    /// <summary>Symbols in, models out.</summary>
    internal static class Parser
    {
        /// <summary>Null for what an analyzer reports and for what has a proxy of another kind.</summary>
        public static RemoteTaskModel? Task(RemoteMethod marked, CancellationToken cancellationToken)
        {
            IMethodSymbol method = marked.Method;
            if (!RemoteMethodRules.IsTask(method) || RemoteMethodRules.IsKernel(method) || RemoteMethodRules.IsIncomplete(method)) return null;
            INamedTypeSymbol type = method.ContainingType;
            return new RemoteTaskModel(
                CallsParser.FullName(type),
                RemoteNames.Escape(type.ToDisplayString(RemoteNames.Identity)),
                type.IsPublicEverywhere() ? "public" : "internal",
                TypeParameterText.Models(TypeParameters.Around(type)),
                CallsParser.Task(method, cancellationToken),
                OptionsText.ForTask(marked.Mark));
        }

        public static IEnumerable<RemoteTaskClassModel> Classes(ImmutableArray<RemoteTaskModel> tasks, CancellationToken cancellationToken)
            => tasks.GroupBy(task => task.EscapedName).Select(group => Class([.. group]));

        private static RemoteTaskClassModel Class(RemoteTaskModel[] tasks) => new(
            tasks[0].TypeName,
            tasks[0].Method.DisplayName.Split('.')[0],
            tasks[0].EscapedName,
            tasks[0].TypeAccessibility,
            tasks[0].TypeParameters,
            new EquatableArray<RemoteTaskModel>(SameTokenOrNone.Merge(tasks, task => task.Method)));
    }
}
