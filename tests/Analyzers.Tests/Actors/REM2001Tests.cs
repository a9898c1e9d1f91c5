using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2001Tests
{
    [Fact]
    public Task Fires_at_a_class_that_cannot_be_made() => Rule.Fires<NoConstructorAnalyzer>("""
        [Remote] public class Closed { private Closed() { } }
        [Remote] public class Family { protected Family(int a) { } }
        [Remote] public record Copy { private Copy() { } }
        [Remote] public class Needy { public required int Size { get; init; } }
        """, "Closed", "Family", "Copy", "Needy");

    [Fact]
    public async Task Names_the_reason()
        => Assert.Equal(
            ["No actor of 'Needy' can be made, as it has required members, which Remote(...) cannot set: make them constructor parameters, or make the class abstract"],
            await Rule.Messages<NoConstructorAnalyzer>("[Remote] public class Needy { public required int Size { get; init; } }"));

    [Fact]
    public Task Stays_quiet_about_classes_that_can_and_those_that_need_not() => Rule.StaysQuiet<NoConstructorAnalyzer>("""
        [Remote] public class Plain;
        [Remote] public class Primary(int a) { public int A => a; }
        [Remote] public class Inner { internal Inner() { } private Inner(int a) { } }
        [Remote] public abstract class Abstract { private protected Abstract() { } }
        [Remote] public interface IStage;
        [Remote] public class Set { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Set() => Size = 1; public required int Size { get; init; } }
        """);
}
