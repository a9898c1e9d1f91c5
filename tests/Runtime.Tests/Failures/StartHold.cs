using System.Runtime.CompilerServices;
using Remote.Runtime.Tests.Support;

namespace Remote.Runtime.Tests.Failures;

/// <summary>Halts workers while they start: after their process is there, before they have registered. Clusters that are started while it lives are held.</summary>
internal sealed class StartHold : IDisposable
{
    private const string Variable = "REMOTE_TEST_START_HOLD";
    private const string Mark = "hold";
    private const string Held = "held-";

    private readonly Place place = new();

    public StartHold() => Environment.SetEnvironmentVariable(Variable, place.Folder);

    /// <summary>Processes that are held or were.</summary>
    public int[] Processes => place.Marked(Held);

    /// <summary>From now on, workers are held.</summary>
    public void Begin() => place.Mark(Mark);

    /// <summary>Lets all go.</summary>
    public void End() => File.Delete(Path.Combine(place.Folder, Mark));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        place.Dispose();
    }

    // A worker loads this assembly before it registers.
#pragma warning disable CA2255 // No library: the workers of this program's tests alone load it.
    [ModuleInitializer]
    internal static void OnLoaded()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } folder || !Place.Has(folder, Mark)) return;
        Place.Mark(folder, $"{Held}{Environment.ProcessId}");
        while (Place.Has(folder, Mark)) Thread.Sleep(1);
    }
#pragma warning restore CA2255
}
