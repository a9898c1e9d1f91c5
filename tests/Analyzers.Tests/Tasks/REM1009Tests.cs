using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1009Tests
{
    [Fact]
    public Task Fires_at_names_that_generated_code_uses() => Rule.Fires<ReservedNameAnalyzer>("""
        namespace Shop;
        public static class Work
        {
            [Remote] public static int Shop_Work_Tasks(int x) => x;
            [Remote] public static int __options() => 1;
            [Remote] public static int F(int __call) => 1;
        }
        [Remote] public class Counter(int __call)
        {
            public int Shop_Counter_RemoteActor() => __call;
            public int Add(int __actor) => 1;
        }
        """, "Shop_Work_Tasks", "__options", "__call", "__call", "Shop_Counter_RemoteActor", "__actor");

    [Fact]
    public Task Fires_at_a_task_that_could_be_called_as_Equals_of_object() => Rule.Fires<ReservedNameAnalyzer>("""
        public static class Work { [Remote] public static bool Equals(int x, CancellationToken stop) => true; }
        public static class Other { [Remote] public static bool Equals(int x, int y = 1) => true; }
        """, "Equals", "Equals");

    [Fact]
    public void Nothing_is_generated_that_does_not_compile()
        => Assert.DoesNotContain(
            Rule.Compile("""
                public static class Work { [Remote] public static int Work_Tasks(int x) => x; [Remote] public static int __options(int __call) => 1; [Remote] public static int F() => 1; }
                [Remote] public class Counter(int __call) { public int Counter_RemoteActor() => __call; public int Add(int __actor) => 1; }
                """).GetDiagnostics(),
            problem => problem.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);

    [Fact]
    public Task Stays_quiet_about_names_that_work() => Rule.StaysQuiet<ReservedNameAnalyzer>("""
        public static class Work
        {
            [Remote] public static new string ToString() => "";
            [Remote] public static new int GetType() => 1;
            [Remote] public static new bool Equals(object a, object b) => true;
            [Remote] public static int F(int __actor, int _call, int options) => 1;
            public static bool Equals(int x) => true;
        }
        [Remote] public class Counter(int __actor) { public int __options() => __actor; public int Counter_Tasks() => 1; }
        """);
}
