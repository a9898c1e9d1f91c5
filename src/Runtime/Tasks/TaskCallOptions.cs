namespace Remote.Tasks;

/// <summary>What a task is run with, each time that it is.</summary>
/// <param name="Name">The option Name, or the method.</param>
/// <param name="Method">The method's id.</param>
/// <param name="Class">Its demand and place.</param>
/// <param name="MaxRetries">How often it may be run again; -1 without limit.</param>
/// <param name="RetryOn">After which exceptions.</param>
/// <param name="Timeout">How long each run may take, waiting included.</param>
internal sealed record TaskCallOptions(string Name, ulong Method, SchedulingClass Class, int MaxRetries, IReadOnlyList<Type>? RetryOn, TimeSpan? Timeout);
