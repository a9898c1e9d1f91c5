using System.Text;
using Remote.ControlPlane;
using Remote.Wire;

namespace Remote.ActorModel;

/// <summary>The head of a <see cref="MessageKind.CallActor"/> message; that of <see cref="MessageKind.CallActorInGroup"/> goes on with the group's name.</summary>
internal readonly record struct ActorHead(ulong Call, ActorId Actor, int Incarnation, ulong Method)
{
    public const int Length = 1 + (4 * sizeof(ulong)) + sizeof(int);

    public static ActorHead Read(ref MessageReader reader)
        => new(reader.Read<ulong>(), new ActorId(reader.Read<ulong>(), reader.Read<ulong>()), reader.Read<int>(), reader.Read<ulong>());

    public static int LengthWith(string? group) => group is null ? Length : Length + sizeof(int) + Encoding.UTF8.GetByteCount(group);

    public void WriteTo(MessageBuffer message, string? group)
    {
        message.Patch(0, group is null ? MessageKind.CallActor : MessageKind.CallActorInGroup);
        message.Patch(1, Call);
        message.Patch(9, Actor.Creator);
        message.Patch(17, Actor.Number);
        message.Patch(25, Incarnation);
        message.Patch(29, Method);
        if (group is not null) WriteGroup(message, group);
    }

    private static void WriteGroup(MessageBuffer message, string group)
    {
        byte[] name = Encoding.UTF8.GetBytes(group);
        message.Patch(Length, name.Length);
        message.Patch(Length + sizeof(int), name);
    }
}
