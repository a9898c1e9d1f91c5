using Remote.Analyzers.Actors;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Actors;

public sealed class REM2004Tests
{
    [Fact]
    public Task Fires_at_methods_that_a_ref_has_itself() => Rule.Fires<HiddenByObjectAnalyzer>("""
        [Remote] public class Actor : IEquatable<Actor>
        {
            public bool Equals(Actor? other) => true;
            public bool Equals(int a, int b = 0, CancellationToken token = default) => true;
            public string ToString(CancellationToken token) => "";
            public int GetHashCode(int seed = 1) => seed;
        }
        """, "Equals", "Equals", "ToString", "GetHashCode");

    [Fact]
    public Task Stays_quiet_about_overrides_other_arguments_and_what_is_not_remote() => Rule.StaysQuiet<HiddenByObjectAnalyzer>("""
        [Remote] public class Actor : IEquatable<Actor>
        {
            public override bool Equals(object? other) => true;
            public override int GetHashCode() => 1;
            public override string ToString() => "";
            bool IEquatable<Actor>.Equals(Actor? other) => true;
            internal bool Equals(int a) => true;
            public bool Equals(int a, int b) => true;
            public string ToString(int a) => "";
        }
        [Remote] public record Recorded(int A);
        """);
}
