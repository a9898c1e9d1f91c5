namespace Remote.Objects;

/// <summary>Answers a borrower that did not find a value where it was said to be: once it was made again, or cannot be.</summary>
internal sealed class SecondFetchAnswer(FetchAnswer answer, ObjectRef reference) : IObjectWaiter
{
    public void OnCompleted(ObjectRef recovered)
    {
        if (recovered.Failure is { } failure) answer.SendFailure(failure);
        else answer.OnCompleted(reference);
    }
}
