namespace Remote;

/// <summary>
/// On a parameter of an actor's constructor: its value comes from the container of the worker that the actor lives in, and callers of
/// <c>Remote(...)</c> do not give it. What the container holds is said by <see cref="RemoteServicesAttribute"/>. A parameter that may be
/// null, or has a default, gets that where nothing is registered; any other fails the actor's start.
/// </summary>
/// <remarks>
/// Each actor has a scope of its own, disposed with it. ASP.NET Core MVC has an attribute of the same name: where both namespaces are in
/// scope, write <c>[Remote.FromServices]</c>; on an actor's constructor MVC's does the same.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromServicesAttribute : Attribute;
