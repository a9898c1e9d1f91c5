namespace Remote.Messaging.Rings;

/// <summary>Knows whether the machine has a core that nobody else wants.</summary>
internal interface ICoreWatch
{
    bool HasIdleCore();
}
