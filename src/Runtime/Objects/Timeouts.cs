namespace Remote.Objects;

/// <summary>The text of a wait that took too long: what was waited for and what it is doing.</summary>
internal static class Timeouts
{
    public static ObjectRefTimeoutException Exceeded(ObjectRef reference, TimeSpan timeout)
        => new($"The value was not there after {timeout.TotalSeconds:0.###} s: {reference.Call?.Describe() ?? "it is being fetched from its owner"}. " +
               "The task goes on: wait again, or cancel it with CancelAsync.");
}
