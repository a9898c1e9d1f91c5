using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Remote.Analyzers.CodeFixes.Waiting;

/// <summary>A loop whose body ends with a statement that awaits a call, which it can as well do after the loop.</summary>
internal sealed class SubmittingLoop
{
    private readonly StatementSyntax loop;
    private readonly ExpressionStatementSyntax last;
    private readonly AwaitExpressionSyntax wait;

    private SubmittingLoop(StatementSyntax loop, ExpressionStatementSyntax last, AwaitExpressionSyntax wait)
    {
        this.loop = loop;
        this.last = last;
        this.wait = wait;
    }

    private bool DropsResult => last.Expression == wait;

    /// <summary>Null where the body goes on after the statement, or the statement needs more of the round than the call.</summary>
    public static SubmittingLoop? Find(AwaitExpressionSyntax wait)
    {
        if (wait.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } last) return null;
        if (last.Parent is BlockSyntax block && block.Statements.Last() != last) return null;
        SyntaxNode? around = last.Parent is BlockSyntax ? last.Parent.Parent : last.Parent;
        if (around is not (ForStatementSyntax or CommonForEachStatementSyntax) || around.Parent is not (BlockSyntax or GlobalStatementSyntax)) return null;
        var found = new SubmittingLoop((StatementSyntax)around, last, wait);
        return found.NeedsItsRound() ? null : found;
    }

    /// <summary><c>List&lt;ObjectRef&lt;T&gt;&gt;</c> as it is written there; null where the call's type is not known or the await is of something else than the call.</summary>
    public string? RefsType(SemanticModel model)
    {
        ITypeSymbol? type = model.GetTypeInfo(wait.Expression).Type;
        if (type is not { Name: "ObjectRef" }) return null;
        return model.Compilation.GetTypeByMetadataName("System.Collections.Generic.List`1")?.Construct(type).ToMinimalDisplayString(model, loop.SpanStart);
    }

    public IEnumerable<TextChange> Changes(SourceText text, string type)
    {
        string indent = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(loop.SpanStart).Start, loop.SpanStart));
        string refs = Name("refs", Ordinal());
        yield return new TextChange(new TextSpan(loop.SpanStart, 0), $"var {refs} = new {type}();\n{indent}");
        yield return new TextChange(last.Span, $"{refs}.Add({wait.Expression});");
        yield return new TextChange(new TextSpan(loop.Span.End, 0), $"\n{indent}{Afterwards(refs)}");
    }

    private string Afterwards(string refs)
    {
        if (DropsResult) return $"await {refs};";
        string result = Name("result", 1);
        return $"foreach (var {result} in await {refs}) {last.ReplaceNode(wait, SyntaxFactory.IdentifierName(result)).WithoutTrivia()}";
    }

    /// <summary>Which of the member's loops this is, so that all of them can be fixed at once.</summary>
    private int Ordinal()
        => 1 + Member().DescendantNodes().Count(node => node is ForStatementSyntax or CommonForEachStatementSyntax && node.SpanStart < loop.SpanStart);

    private string Name(string name, int ordinal)
    {
        var taken = new HashSet<string>(Member().DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        string candidate = ordinal == 1 ? name : name + ordinal;
        while (taken.Contains(candidate)) candidate += "_";
        return candidate;
    }

    /// <summary>The statement names, outside of the call, what each round has of its own.</summary>
    private bool NeedsItsRound()
    {
        var own = new HashSet<string>(loop.DescendantNodes().Select(Declared).OfType<string>());
        if (loop is ForEachStatementSyntax each) own.Add(each.Identifier.ValueText);
        return last.DescendantNodes(node => node != wait).OfType<IdentifierNameSyntax>().Any(name => own.Contains(name.Identifier.ValueText));
    }

    private static string? Declared(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The method, or all of the top level.</summary>
    private SyntaxNode Member() => loop.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? loop.SyntaxTree.GetRoot();
}
