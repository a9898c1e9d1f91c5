using Remote.Analyzers.Tasks;
using Remote.Analyzers.Tests.Harness;

namespace Remote.Analyzers.Tests.Tasks;

public sealed class REM1006Tests
{
    [Fact]
    public Task Fires_at_a_static_member_or_type_named_Remote() => Rule.Fires<HidingMemberAnalyzer>("""
        public class A { public static int Remote => 1; [Remote] public static void F() { } }
        public class B { public class Remote; [global::Remote.Remote] public static void F() { } }
        public class Base { protected static void Remote() { } }
        [Remote] public class C : Base { }
        """, "Remote", "Remote", "Remote");

    [Fact]
    public Task Stays_quiet_about_other_classes_and_instance_members() => Rule.StaysQuiet<HidingMemberAnalyzer>("""
        public class A { public static int Remote => 1; }
        [Remote] public class B { public int Remotely => 1; }
        public class Base { private static void Remote() { } }
        [Remote] public class C : Base { }
        """);
}
