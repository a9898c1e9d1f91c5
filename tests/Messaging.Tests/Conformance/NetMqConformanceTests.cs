namespace Remote.Messaging.Tests;

public sealed class NetMqConformanceTests() : MessengerConformance(new NetMqTransport());
