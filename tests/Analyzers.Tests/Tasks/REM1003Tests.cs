using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1003Tests
{
    [Fact]
    public Task Fires_at_what_generated_code_cannot_name() => Rule.Fires<UnreachableMemberAnalyzer>("""
        public class Work
        {
            [Remote] private static void Secret() { }
            [Remote] static void Unsaid() { }
            [Remote] protected static void Family() { }
            private class Inner { [Remote] public static void Within() { } }
            [Remote] private class Actor { }
            private protected class Outer { [Remote] public class Deep { } }
        }
        file static class Local { [Remote] public static void InFile() { } }
        """, "Secret", "Unsaid", "Family", "Within", "Actor", "Deep", "InFile");

    [Fact]
    public Task Stays_quiet_about_public_and_internal_members() => Rule.StaysQuiet<UnreachableMemberAnalyzer>("""
        internal class Work
        {
            [Remote] public static void A() { }
            [Remote] internal static void B() { }
            [Remote] protected internal static void C() { }
            [Remote] internal class Actor { private void D() { } }
            private static void E() { }
        }
        """);
}
