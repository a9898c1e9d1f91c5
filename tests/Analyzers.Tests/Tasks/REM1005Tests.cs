using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1005Tests
{
    [Fact]
    public async Task Fires_where_the_attribute_does_nothing()
    {
        const string Source = """
            public class Work
            {
                [Remote] public void Instance() { }
                [Remote] public static Work operator +(Work a, Work b) => a;
                public static int Property { [Remote] get; set; }
                public static void Outer()
                {
                    [Remote] static void Local() { }
                    Local();
                    var lambda = [Remote] (int a) => a;
                    lambda(1);
                }
            }
            public interface IStatic { [Remote] static abstract void Virtual(); }
            [Remote] public static class Tasks { }
            """;
        await Rule.Fires<MisplacedAttributeAnalyzer>(Source, [.. Enumerable.Repeat("Remote", 7)]);
        Assert.Equal(
            ["the instance method 'Instance'", "the operator 'op_Addition'", "the accessor 'get_Property'", "the local function 'Local'", "the lambda '=>'", "the static interface method 'Virtual'", "the static class 'Tasks'"],
            (await Rule.Messages<MisplacedAttributeAnalyzer>(Source)).Select(message => message.Split(" on ")[1].Split(':')[0]));
    }

    [Fact]
    public Task Stays_quiet_where_it_makes_a_task_or_an_actor() => Rule.StaysQuiet<MisplacedAttributeAnalyzer>("""
        public class Work { [Remote] public static void Task() { } }
        public struct Struct { [Remote] public static void Task() { } }
        public interface IFace { [Remote] public static void Task() { } }
        [Remote] public class Actor { [Remote(MaxRetries = 1)] public void Method() { } }
        """);
}
