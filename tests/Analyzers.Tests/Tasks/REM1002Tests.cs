using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1002Tests
{
    [Fact]
    public Task Fires_at_pointers_and_ref_structs() => Rule.Fires<StackOnlyParameterAnalyzer>("""
        public ref struct Mine;
        public static unsafe class Work
        {
            [Remote] public static ReadOnlySpan<char> Result(Span<int> a, int* b, delegate*<int, void> c, int*[] d, Mine e, params ReadOnlySpan<int> f) => default;
        }
        [Remote] public class Actor { public void Take(Span<byte> bytes) { } }
        """, "Result", "a", "b", "c", "d", "e", "f", "bytes");

    [Fact]
    public Task Stays_quiet_about_memory_and_arrays() => Rule.StaysQuiet<StackOnlyParameterAnalyzer>("""
        public static class Work { [Remote] public static Memory<int> F(ReadOnlyMemory<int> a, int[] b) => b; public static void Local(Span<int> a) { } }
        """);
}
