using System.Globalization;
using Remote.Messaging;
using Remote.Messaging.Rings;
using Remote.Messaging.Tests.Driver;

// A process of a session for the tests: <role> <folder> <process> <secret in hex> [<process to send to>]. Says "ready", and ends with its input.
(string role, string folder) = (args[0], args[1]);
ulong number = ulong.Parse(args[2], CultureInfo.InvariantCulture);
await using RingMessenger messenger = new(number, Convert.FromHexString(args[3]), folder, new ConsoleLog());
EchoHandler handler = new(echoes: role == "echo");
messenger.Start(handler);
if (role == "flood")
{
    ulong target = ulong.Parse(args[4], CultureInfo.InvariantCulture);
    IPeer peer = messenger.Connect(new PeerAddress(target, new RingFolder(folder).EndpointOf(target)));
    for (int thread = 0; thread < 3; thread++) Flood.Start(thread, peer);
}

Console.WriteLine("ready");
Console.In.ReadToEnd();
