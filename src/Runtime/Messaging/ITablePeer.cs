namespace Remote.Messaging;

/// <summary>A peer as a <see cref="PeerTable{TPeer}"/> ends it.</summary>
internal interface ITablePeer : IPeer
{
    /// <summary>Takes nothing more; what it was given still leaves.</summary>
    void Seal();

    /// <summary>Takes nothing more, and discards what has not left.</summary>
    void Discard();
}
