using NetArchTest.Rules;

namespace Remote.Architecture.Tests;

public sealed class ArrowTests
{
    private static readonly string[] AnyRoomMayUse = ["Diagnostics", "Errors"];

    public static TheoryData<string> AllRooms => [.. Rooms.Arrows.Keys];

    [Theory]
    [MemberData(nameof(AllRooms))]
    public void A_room_uses_only_the_rooms_below_it(string room)
    {
        string[] forbidden = [.. EveryRoom().Except(Rooms.Arrows[room]).Except(AnyRoomMayUse).Where(r => r != room).Select(r => $"Remote.{r}")];
        TestResult result = Types.InAssembly(Rooms.Runtime).That().ResideInNamespace($"Remote.{room}").ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
        Assert.True(result.IsSuccessful, $"{room} must not use what these do: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [Fact]
    public void Every_room_is_in_the_table_or_on_top()
        => Assert.Equal(["GeneratedCode", "Hosting"], EveryRoom().Except(Rooms.Arrows.Keys).Order());

    [Fact]
    public void No_call_finds_anything_by_reflection()
    {
        // Launch and the worker's main load assemblies; that is all the reflection there is.
        TestResult result = Types.InAssembly(Rooms.Runtime).That().DoNotResideInNamespace("Remote.Nodes").And().DoNotResideInNamespace("Remote.Hosting")
            .ShouldNot().HaveDependencyOnAny("System.Reflection.MethodInfo", "System.Reflection.MethodBase", "System.Reflection.ConstructorInfo", "System.Activator", "System.Reflection.Emit")
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    private static IEnumerable<string> EveryRoom()
        => Rooms.Runtime.GetTypes().Select(t => Rooms.Of(t.Namespace)).OfType<string>().Distinct().Where(r => r is not ("Shared" or "Internal"));
}
