namespace Remote.Serialization;

/// <summary>Bytes are not a value. Codecs report it as a <see cref="RemoteException"/> that names the type.</summary>
internal sealed class MalformedValueException(string message) : RemoteException(message);
