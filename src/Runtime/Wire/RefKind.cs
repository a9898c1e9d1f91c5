namespace Remote.Wire;

/// <summary>The byte before each ref that a message's values hold.</summary>
internal enum RefKind : byte
{
    /// <summary>An object: owner, number, and where the owner is reached.</summary>
    Object = 0,

    /// <summary>An actor: creator and number. Its holders are counted by the node.</summary>
    Actor = 1,

    /// <summary>An object of the same owner as the last one in this list: its number alone.</summary>
    ObjectOfSameOwner = 2,
}
