using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Remote.Generators.Actors;
using Remote.Generators.Calls;
using Remote.Generators.Codecs;
using Remote.Generators.Pipeline;
using Remote.Generators.Tasks;

namespace Remote.Generators.Closings;

internal static partial class ClosingGenerator
{
    /// <summary>Binds the calls, and writes what they close.</summary>
    private static class Emitter
    {
        public static void Emit(SourceProductionContext output, Compilation user, ClosingInput input)
        {
            CancellationToken token = output.CancellationToken;
            SyntaxTree[] proxies = Proxies(input, user, token);
            Compilation compilation = user.AddSyntaxTrees(proxies);
            SyntaxNode[] code = [.. user.SyntaxTrees.Select(tree => tree.GetRoot(token)), .. proxies.SelectMany(tree => Templates(tree, token))];
            var graph = CallGraph.Build(new ReferenceFinder(compilation, code), input.Names, token);
            var closure = new Closure(compilation, graph);
            closure.Follow(graph.Closed, token);
            if (closure.Endless is { } endless) output.ReportDiagnostic(EndlessClosing.At(endless));

            List<Closing> closings = ClosingReader.Read(closure.Templates, compilation, token);
            ClosingText.Write(output, closings);
            CodecGenerator.EmitClosed(output, closings.SelectMany(closing => closing.Crossing), compilation);
            Links.Write(output, compilation, graph);
        }

        /// <summary>What the other outputs of this generator write: to them the user's calls bind.</summary>
        private static SyntaxTree[] Proxies(ClosingInput input, Compilation user, CancellationToken token)
        {
            var options = (CSharpParseOptions)user.SyntaxTrees.First().Options;
            IEnumerable<string> texts = input.Tasks.Select(RemoteTaskGenerator.Emitter.Write).Concat(input.Actors.Select(RemoteActorGenerator.Emitter.Write));
            return [.. texts.Select(text => CSharpSyntaxTree.ParseText(text, options, cancellationToken: token))];
        }

        /// <summary>Templates name the user's members; the proxies beside them are what is called.</summary>
        private static IEnumerable<SyntaxNode> Templates(SyntaxTree tree, CancellationToken token)
            => tree.GetRoot(token).DescendantNodes().OfType<ClassDeclarationSyntax>().Where(declaration
                => declaration.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == Door.Global + ".Template"));
    }
}
