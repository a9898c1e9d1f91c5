namespace Remote;

/// <summary>An actor that has a name, as its cluster knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">The name's namespace.</param>
/// <param name="Id">Its id: what <see cref="RemoteContext.ActorId"/> says inside of it.</param>
/// <param name="ClassName">Its class.</param>
/// <param name="State">Where it stands.</param>
public sealed record ActorInfo(string Name, string Namespace, string Id, string ClassName, ActorState State);
