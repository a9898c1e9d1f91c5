using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1007Tests
{
    [Fact]
    public Task Fires_where_there_is_nothing_to_split() => Rule.Fires<SplitWithoutTupleAnalyzer>("""
        public static class Work
        {
            [Remote] [return: Split] public static int One() => 1;
            [Remote] [return: Split] public static Task Nothing() => Task.CompletedTask;
            [Remote] [return: Split] public static IEnumerable<(int, int)> Stream() => [];
            [Remote] [return: Split] public static ValueTuple<int> Single() => new(1);
        }
        [Remote] public class Actor { [return: Split] public Task<int[]> Many() => null!; }
        """, "One", "Nothing", "Stream", "Single", "Many");

    [Fact]
    public Task Stays_quiet_about_tuples() => Rule.StaysQuiet<SplitWithoutTupleAnalyzer>("""
        public static class Work
        {
            [Remote] [return: Split] public static (int, string) Two() => (1, "");
            [Remote] [return: Split] public static Task<(int A, int B)> Later() => null!;
            [Remote] [return: Split] public static ValueTask<(int A, int B, int C)> Soon() => default;
            [Remote] public static int One() => 1;
            [return: Split] public static int NotRemote() => 1;
        }
        """);

    [Fact]
    public async Task Says_what_to_return()
        => Assert.Equal(
            ["Nothing can be split in the result of remote method 'F', a 'int': return a tuple of two elements or more, or a Task or ValueTask of one, or remove [return: Split]"],
            await Rule.Messages<SplitWithoutTupleAnalyzer>("public static class Work { [Remote] [return: Split] public static int F() => 1; }"));
}
