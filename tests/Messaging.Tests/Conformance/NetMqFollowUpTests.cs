namespace Remote.Messaging.Tests;

public sealed class NetMqFollowUpTests() : FollowUpConformance(new NetMqTransport(), "Remote messaging");
