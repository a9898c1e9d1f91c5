namespace Remote.Messaging;

/// <summary>An end of a connection. The number is part of what the end proves.</summary>
internal enum HandshakeRole : byte
{
    Dialler = 1,
    Listener = 2,
}
