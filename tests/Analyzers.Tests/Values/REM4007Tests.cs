using Remote.Analyzers.Tests.Harness;
using Remote.Analyzers.Values;

namespace Remote.Analyzers.Tests.Values;

public sealed class REM4007Tests
{
    [Fact]
    public Task Fires_on_a_returned_put() => Rule.Fires<ReturnedPutAnalyzer>("""
        public static class Work { [Remote] public static ObjectRef<int[]> F(int x) => ObjectRef.Put(new int[x]); }
        [Remote] public class Maker { public async Task<ObjectRef<int[]>> Make(int x) { await Task.Yield(); return ObjectRef.Put(new int[x]); } }
        """, "ObjectRef.Put(new int[x])", "ObjectRef.Put(new int[x])");

    [Fact]
    public Task Stays_quiet_about_a_kept_ref_and_a_driver() => Rule.StaysQuiet<ReturnedPutAnalyzer>("""
        public static class Work { [Remote] public static int F(ObjectRef<int[]> x) => 1; public static ObjectRef<int[]> Driver() => ObjectRef.Put(new int[1]); }
        [Remote] public class Keeper { private readonly ObjectRef<int[]> kept = ObjectRef.Put(new int[3]); public ObjectRef<int[]> Kept() => kept; }
        """);
}
