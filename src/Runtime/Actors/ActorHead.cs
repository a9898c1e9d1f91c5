using Remote.ControlPlane;
using Remote.Wire;

namespace Remote.ActorModel;

/// <summary>The fixed head of a <see cref="MessageKind.CallActor"/> message.</summary>
internal readonly record struct ActorHead(ulong Call, ActorId Actor, int Incarnation, ulong Method)
{
    public const int Length = 1 + (4 * sizeof(ulong)) + sizeof(int);

    public static ActorHead Read(ref MessageReader reader)
        => new(reader.Read<ulong>(), new ActorId(reader.Read<ulong>(), reader.Read<ulong>()), reader.Read<int>(), reader.Read<ulong>());

    public void WriteTo(MessageBuffer message)
    {
        message.Patch(0, MessageKind.CallActor);
        message.Patch(1, Call);
        message.Patch(9, Actor.Creator);
        message.Patch(17, Actor.Number);
        message.Patch(25, Incarnation);
        message.Patch(29, Method);
    }
}
