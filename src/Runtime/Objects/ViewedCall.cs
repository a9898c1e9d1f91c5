using Remote.Tasks;

namespace Remote.Objects;

/// <summary>The call behind a view of a ref: that of the ref itself, which may be borrowed.</summary>
internal sealed class ViewedCall(ObjectRef source) : ICancellableCall
{
    public Task CancelAsync(bool force) => source.CancelAsync(force);

    public string Describe() => source.DescribeValue();
}
