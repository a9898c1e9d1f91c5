namespace Remote.Codecs.Tests.Types;

public interface IToken;
