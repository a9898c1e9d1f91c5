using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Analyzers;

/// <summary>The rules about how a program waits for refs.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor AwaitInSubmittingLoop = RuleDescriptor.Warning(
        DiagnosticIds.AwaitInSubmittingLoop,
        "A loop waits for each call before it makes the next",
        "Each round of the loop waits for its call of '{0}' before the next is made, so that they run one after another: collect the refs and await them together after the loop");

    public static readonly DiagnosticDescriptor AwaitOnlyToPassOn = RuleDescriptor.Warning(
        DiagnosticIds.AwaitOnlyToPassOn,
        "A value is fetched only to be sent on",
        "The value is brought here only to be sent on to '{0}': pass the ref, which '{0}' takes as well, and the value goes straight to where it is used");

    public static readonly DiagnosticDescriptor BlockingGet = RuleDescriptor.Warning(
        DiagnosticIds.BlockingGet,
        "Remote code blocks a thread on a ref",
        "'{0}' holds a thread of its worker while it waits: {1}");

    public static readonly DiagnosticDescriptor UnobservedRef = RuleDescriptor.Warning(
        DiagnosticIds.UnobservedRef,
        "Nobody sees whether a call failed",
        "The ref that '{0}' returns is dropped, and with it the news that the call failed: await it, keep it, or write '_ =' where that is meant");

    public static readonly DiagnosticDescriptor TokenNotPassedOn = RuleDescriptor.Suggestion(
        DiagnosticIds.TokenNotPassedOn,
        "A token is not passed on to a remote call",
        "'{0}' does not reach the call of '{1}', which goes on when it is cancelled: pass it");

    public static readonly DiagnosticDescriptor CallInConstructor = RuleDescriptor.Warning(
        DiagnosticIds.CallInConstructor,
        "An actor's constructor calls remote methods",
        "The constructor of actor '{0}' calls '{1}', once more at each restart, and cannot await it: take the value as a parameter, or call it in a method that is run first");

    public static readonly DiagnosticDescriptor AwaitInSubmissionOrder = RuleDescriptor.Suggestion(
        DiagnosticIds.AwaitInSubmissionOrder,
        "A loop waits for refs in the order in which they were made",
        "The loop waits for '{0}' while others may be done: go over ObjectRef.WhenEach(...) with await foreach, which gives each ref as soon as it is done");

    public static readonly DiagnosticDescriptor DirectCall = RuleDescriptor.Off(
        DiagnosticIds.DirectCall,
        "A remote method is called here and now",
        "This runs '{1}' here, on this thread: write '{0}.Remote().{1}(...)' to run it as a task");

    public static readonly DiagnosticDescriptor TinyTask = RuleDescriptor.Suggestion(
        DiagnosticIds.TinyTask,
        "A loop makes tasks that are too small",
        "Each call of '{0}' costs far more than the few operations that it does: let one task do many of them, over a part of the input");

    public static readonly DiagnosticDescriptor UnboundedRefs = RuleDescriptor.Warning(
        DiagnosticIds.UnboundedRefs,
        "A loop without end keeps every ref that it gets",
        "'{0}' grows for as long as the loop runs, and each ref in it keeps its object: wait for some of them with ObjectRef.WaitAsync where there are many, and keep only those that are pending");
}
