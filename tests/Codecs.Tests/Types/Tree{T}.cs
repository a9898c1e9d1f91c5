namespace Remote.Codecs.Tests.Types;

public abstract class Tree<T>;
