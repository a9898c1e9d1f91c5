namespace Remote;

/// <summary>
/// Marks a static method <c>void Configure(IServiceCollection services)</c> that registers what the constructors of actors take by
/// <see cref="FromServicesAttribute"/>. It runs in each worker that makes such an actor, once, before the first: the program's
/// <c>Main</c> and its own container exist only in the driver.
/// <code>
/// internal static class Startup
/// {
///     [RemoteServices]
///     internal static void Configure(IServiceCollection services) => services.AddSingleton&lt;IClock, SystemClock&gt;();
/// }
/// </code>
/// </summary>
/// <remarks>
/// Several assemblies may each have such methods: libraries' run before those of the assemblies that use them, so a program overrules its libraries.
/// Singletons live as long as the worker, one to a worker process; with <see cref="Isolation.Thread"/>, one to each worker thread, and
/// never the container of the host. <c>ILoggerFactory</c> and <c>ILogger&lt;T&gt;</c> need no registration: they write to the worker's log.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RemoteServicesAttribute : Attribute;
