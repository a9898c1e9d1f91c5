namespace Remote.Messaging.Tests;

public sealed class RingConformanceTests() : MessengerConformance(new RingTransport());
