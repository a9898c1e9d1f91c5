namespace Remote.Messaging.Tests;

public sealed class RingFollowUpTests() : FollowUpConformance(new RingTransport(), "Remote rings");
