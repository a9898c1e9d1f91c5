using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Values;

namespace Remote.Analyzers.Tests.Values;

public sealed class REM4008Tests
{
    [Fact]
    public Task Fires_on_fields_and_properties() => Rule.Fires<RefInStaticAnalyzer>("""
        public static class Cache
        {
            private static ObjectRef<int>? last;
            public static readonly Dictionary<string, ObjectRef<int>> All = [];
            public static ObjectRef[] Some { get; } = [];
            public static bool Any() => last is not null;
        }
        """, "last", "All", "Some");

    [Fact]
    public Task Stays_quiet_about_instances_actors_and_what_stores_nothing() => Rule.StaysQuiet<RefInStaticAnalyzer>("""
        [Remote] public class Counter { }
        public class Holder
        {
            public ObjectRef<int>? Last;
            public static IActorRef<Counter>? Shared;
            public static Func<ObjectRef<int>>? Make;
            public static ObjectRef<int> New => ObjectRef.Put(1);
        }
        """);
}
