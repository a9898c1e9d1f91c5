namespace Remote.Messaging.Tests;

public sealed class InMemoryConformanceTests() : MessengerConformance(new InMemoryTransport());
