using Microsoft.CodeAnalysis;
using Remote.Shared;

namespace Remote.Analyzers;

/// <summary>The rules about remote methods and classes. Each message ends with the way out.</summary>
internal static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor ByReferenceParameter = RuleDescriptor.Error(
        DiagnosticIds.ByReferenceParameter,
        "A remote method passes nothing by reference",
        "{0} of remote method '{1}' is passed by reference, which does not reach into another process: pass it by value and return what changes, as a tuple if need be");

    public static readonly DiagnosticDescriptor StackOnlyParameter = RuleDescriptor.Error(
        DiagnosticIds.StackOnlyParameter,
        "A remote method takes no pointers and no ref structs",
        "{0} of remote method '{1}' is a '{2}', which is only valid on this thread's stack or in this process: use an array, Memory or ReadOnlyMemory");

    public static readonly DiagnosticDescriptor Unreachable = RuleDescriptor.Error(
        DiagnosticIds.Unreachable,
        "A remote member must be visible in its assembly",
        "'{0}' is remote but generated code cannot name it, as it or a type around it is private, protected or file-local: make it internal or public");

    public static readonly DiagnosticDescriptor AsyncVoid = RuleDescriptor.Error(
        DiagnosticIds.AsyncVoid,
        "A remote method is not async void",
        "Nobody can tell when remote method '{0}' ends or that it failed, as it is async void: return a Task");

    public static readonly DiagnosticDescriptor MisplacedAttribute = RuleDescriptor.Error(
        DiagnosticIds.MisplacedAttribute,
        "[Remote] does nothing here",
        "[Remote] does nothing on {0} '{1}': put it on a static method of a type to make a task, or on a class to make its public instance methods remote");

    public static readonly DiagnosticDescriptor HiddenByUserMember = RuleDescriptor.Error(
        DiagnosticIds.HiddenByUserMember,
        "A member named Remote hides the generated one",
        "'{0}' hides the generated '{1}.Remote(...)', as the compiler finds a type's own members first: rename it");

    public static readonly DiagnosticDescriptor SplitWithoutTuple = RuleDescriptor.Error(
        DiagnosticIds.SplitWithoutTuple,
        "[return: Split] needs a tuple",
        "Nothing can be split in the result of remote method '{0}', a '{1}': return a tuple of two elements or more, or a Task or ValueTask of one, or remove [return: Split]");

    public static readonly DiagnosticDescriptor HidingTypeParameter = RuleDescriptor.Error(
        DiagnosticIds.HidingTypeParameter,
        "Type parameters of a remote member have names of their own",
        "Type parameter '{0}' of remote '{1}' hides one of a type around it, and generated code needs both: rename it");

    public static readonly DiagnosticDescriptor ReservedName = RuleDescriptor.Error(
        DiagnosticIds.ReservedName,
        "A name that the proxies of a remote member need",
        "'{0}' of remote '{1}' has a name that its proxies cannot have, as {2}: rename it");

    public static readonly DiagnosticDescriptor SameCall = RuleDescriptor.Error(
        DiagnosticIds.SameCall,
        "Two remote members that callers cannot tell apart",
        "'{0}' can never be called, as {1} and '{2}' comes first: {3}");

    public static readonly DiagnosticDescriptor UnclosedGeneric = RuleDescriptor.Suggestion(
        DiagnosticIds.UnclosedGeneric,
        "Callers in other assemblies choose types that no worker knows",
        "Where another assembly calls '{0}', no worker knows '{1}' for the types that it chooses: make '{0}' internal or [Remote] too, or let callers call '{1}' with their types themselves");

    public static readonly DiagnosticDescriptor AttributeValue = RuleDescriptor.Error(
        DiagnosticIds.AttributeValue,
        "A value in [Remote(...)] that cannot be meant",
        "{0} of {1} '{2}' {3}: {4}");

    public static readonly DiagnosticDescriptor NoConstructor = RuleDescriptor.Error(
        DiagnosticIds.NoConstructor,
        "An actor needs a constructor that generated code can call",
        "No actor of '{0}' can be made, as {1}: {2}, or make the class abstract");

    public static readonly DiagnosticDescriptor TasksInActor = RuleDescriptor.Error(
        DiagnosticIds.TasksInActor,
        "An actor class holds no tasks",
        "'{0}' is a task in the actor class '{1}', so '{1}.Remote(...)' would mean two things: move the method to a class of its own");

    public static readonly DiagnosticDescriptor BaseActor = RuleDescriptor.Error(
        DiagnosticIds.BaseActor,
        "Remote(...) of a derived class makes the base class's actor",
        "'{0}.Remote(...)' would make a '{1}', as only that has such a remote constructor: {2}, or write '{1}.Remote(...)'");

    public static readonly DiagnosticDescriptor HiddenByObject = RuleDescriptor.Error(
        DiagnosticIds.HiddenByObject,
        "A method of an actor is hidden by one of object",
        "A call of '{0}' on a ref to '{1}' would be that of object, on the ref itself, as the compiler finds it first: rename the method, or make it internal or an explicit implementation");

    public static readonly DiagnosticDescriptor UnfitCall = RuleDescriptor.Error(
        DiagnosticIds.UnfitCall,
        "A call of an actor that fits none of its methods",
        "{0}: {1}");

    public static readonly DiagnosticDescriptor HiddenByExtension = RuleDescriptor.Warning(
        DiagnosticIds.HiddenByExtension,
        "An extension method takes the call of an actor's method",
        "This calls the extension method '{0}', here, and not '{1}.{2}' on the actor, as the compiler finds the nearer namespace first: rename one of them");

    public static readonly DiagnosticDescriptor MisplacedConcurrencyGroup = RuleDescriptor.Error(
        DiagnosticIds.MisplacedConcurrencyGroup,
        "A concurrency group that nothing obeys",
        "[ConcurrencyGroup] on '{0}' {1}: {2}");

    public static readonly DiagnosticDescriptor MisplacedFromServices = RuleDescriptor.Error(
        DiagnosticIds.MisplacedFromServices,
        "[FromServices] does nothing here",
        "Remote's [FromServices] does nothing on parameter '{0}', which is not one of a [Remote] class's constructor: take the service in the actor's constructor, or, in a controller or an endpoint, write [Microsoft.AspNetCore.Mvc.FromServices]");

    public static readonly DiagnosticDescriptor MisshapenServicesHook = RuleDescriptor.Error(
        DiagnosticIds.MisshapenServicesHook,
        "A [RemoteServices] method that workers cannot call",
        "Workers cannot call [RemoteServices] method '{0}', as {1}: write it as 'internal static void {0}(IServiceCollection services)' in a class that is neither generic nor private");

    public static readonly DiagnosticDescriptor TypeCannotCross = RuleDescriptor.Error(
        DiagnosticIds.TypeCannotCross,
        "A type cannot cross to another process",
        "{0} cannot cross to another process: {1} {2}. {3}.");

    public static readonly DiagnosticDescriptor UnusableFormatter = RuleDescriptor.Error(
        DiagnosticIds.UnusableFormatter,
        "[RemoteFormatter] names what is no formatter",
        "[RemoteFormatter] cannot use '{0}', as it {1}: name a class that derives from MemoryPackFormatter<T>, that is not generic, and that has a constructor without parameters");
}
