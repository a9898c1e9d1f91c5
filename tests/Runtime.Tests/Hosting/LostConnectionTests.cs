using System.Globalization;
using Remote.Hosting;
using Remote.Runtime.Tests.Support;
using Remote.Runtime.Tests.Tasks;

namespace Remote.Runtime.Tests.Hosting;

[Collection(ClusterCollection.Name)]
public sealed class LostConnectionTests
{
    [Fact(Timeout = TestLimits.Usual)]
    public async Task A_process_that_cannot_be_reached_any_more_is_ended_and_its_tasks_run_elsewhere()
    {
        using var place = new Place();
        ObjectRef<string> running = Unsteady.Remote().SayAttempt(place.Folder, "go");
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "try-") == 1, "first try"));
        string worker = Path.GetFileName(Directory.GetFiles(place.Folder, "try-0-*").Single())["try-0-".Length..];

        await LostConnection.EndProcessAsync(Cluster.Current!.Session, ulong.Parse(worker, NumberStyles.HexNumber, CultureInfo.InvariantCulture), "a test");
        await Task.Run(() => Place.AwaitThat(() => Place.Count(place.Folder, "try-") == 2, "second try"));
        place.Mark("go");
        string[] parts = (await running).Split(' ');
        Assert.Equal("1", parts[0]);
        Assert.NotEqual(worker, parts[1]);
    }
}
