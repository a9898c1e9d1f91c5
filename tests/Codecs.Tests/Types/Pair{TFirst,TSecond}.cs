namespace Remote.Codecs.Tests.Types;

public record Pair<TFirst, TSecond>(TFirst First, TSecond Second);
