namespace Remote.Codecs.Tests.Types;

public sealed class LateException(string message, Exception? cause) : Exception(message, cause);
