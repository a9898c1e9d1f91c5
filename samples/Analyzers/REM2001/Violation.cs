[Remote] public class Counter { private Counter() { } }
[Remote] public class Cache { public required int Size { get; init; } }
