namespace Remote.ControlPlane;

/// <summary>An actor's life: pending → alive ⇄ restarting → dead.</summary>
internal enum ActorState : byte
{
    Pending,
    Alive,
    Restarting,
    Dead,
}
