namespace Remote.Messaging;

/// <summary>What is to be run because of a message, and may be user code: see <see cref="FollowUps"/>.</summary>
internal interface IFollowUp : IThreadPoolWorkItem
{
    /// <summary>True where it may block for long: a thread of the pool is not for it.</summary>
    bool NeedsThread => false;

    /// <summary>Runs it where no thread that receives can.</summary>
    void RunElsewhere() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
}
