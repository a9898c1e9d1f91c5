using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Remote.Shared;

namespace Remote.Analyzers.Tasks;

/// <summary>REM1011. The generator sees no bodies of other assemblies, so only here can be said what theirs will miss.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnclosedGenericAnalyzer() : RefRule(DiagnosticDescriptors.UnclosedGeneric)
{
    private protected override void Register(CompilationStartAnalysisContext context)
    {
        // Nobody refers to a program.
        if (context.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary) context.RegisterOperationAction(Check, OperationKind.Invocation);
    }

    private void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!call.TargetMethod.IsGenericMethod && !call.TargetMethod.ContainingType.IsGenericType) return;
        if (!call.IsSubmission() && !call.IsCreation()) return;
        ISymbol member = context.ContainingSymbol;
        if (!call.TargetMethod.OriginalDefinition.Has(RemoteTypeNames.ClosedFromAttribute)) return;
        if (!MentionsChoice(call.TargetMethod, member) || !IsOpenToOthers(member) || IsRemote(member)) return;
        context.ReportDiagnostic(At(call, member.MetadataName == ".ctor" ? member.ContainingType.Name : member.Name, call.TargetMethod.Name));
    }

    /// <summary>Whether a type argument of the call is made of a type parameter of the member around it.</summary>
    private static bool MentionsChoice(IMethodSymbol proxy, ISymbol member)
    {
        var choices = TypeParameters.Around(member.ContainingType);
        if (member is IMethodSymbol method) choices = choices.AddRange(method.TypeParameters);
        return !choices.IsEmpty && TypeParameters.Arguments(proxy.ContainingType).AddRange(proxy.TypeArguments).Any(argument => TypeParameters.AreIn(argument, choices));
    }

    private static bool IsOpenToOthers(ISymbol member)
    {
        for (ISymbol? at = member; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }

    /// <summary>Of a remote member the generator leaves word of what it calls.</summary>
    private static bool IsRemote(ISymbol member) => member.IsMarkedRemote() || member.ContainingType.IsMarkedRemote();
}
