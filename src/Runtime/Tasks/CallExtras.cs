using Remote.Tasks.Lineage;

namespace Remote.Tasks;

/// <summary>What most calls have nothing of: there may be millions of calls.</summary>
internal sealed class CallExtras
{
    public TaskCompletionSource? Ended { get; set; }

    public CancellationTokenRegistration Registration { get; set; }

    public ITimer? Timer { get; set; }

    public IStreamSink? Stream { get; set; }

    public object? Parent { get; set; }

    public ArgumentLosses? Losses { get; set; }

    public string? WaitsBecause { get; set; }

    public string? MadeAgain { get; set; }

    public LineageRecipe? MadeFrom { get; set; }

    public TimeSpan? Timeout { get; set; }
}
