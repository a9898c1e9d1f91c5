using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Remote.Analyzers.CodeFixes;

/// <summary>A fix that puts one node in the place of another; in bulk, all of a document's at once.</summary>
/// <typeparam name="TNode">The kind of node that the rule reports.</typeparam>
public abstract class NodeFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    private readonly string title;

    private protected NodeFix(string id, string title)
    {
        this.title = title;
        FixableDiagnosticIds = [id];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        Diagnostic diagnostic = context.Diagnostics[0];
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>() is not { } node) return;
        if (Change(node, diagnostic) is not var (old, @new)) return;
        context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, @new.WithTriviaFrom(old)))), title),
            context.Diagnostics);
    }

    /// <summary>The node to replace and what takes its place; null where the fix does not understand the shape.</summary>
    private protected abstract (SyntaxNode Old, SyntaxNode New)? Change(TNode node, Diagnostic diagnostic);
}
