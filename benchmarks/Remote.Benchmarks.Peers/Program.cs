using System.Globalization;
using Remote.Benchmarks.Peers;

return args switch
{
    [HostStart.Command, var name] => await ServingProcess.RunAsync(() => PeerList.HostAsync(name)),
    ["client", var name, var actors] => await PeerClient.RunAsync(PeerList.Create(name, int.Parse(actors, CultureInfo.InvariantCulture))),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("This is a part of Remote.Benchmarks, which starts it: dotnet run -c Release --project benchmarks/Remote.Benchmarks -- peers");
    return 2;
}
