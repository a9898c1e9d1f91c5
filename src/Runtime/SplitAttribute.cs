namespace Remote;

/// <summary>
/// On the return value of a remote method that returns a tuple: the caller gets a tuple of refs, one an element. Each element is an
/// object of its own: whoever needs one does not fetch the others, and each is freed on its own.
/// </summary>
/// <example>
/// <code>
/// [Remote] [return: Split]
/// public static (int[] Low, int[] High) Partition(int[] items, int pivot) =&gt; …
///
/// (ObjectRef&lt;int[]&gt; low, ObjectRef&lt;int[]&gt; high) = Sorting.Remote().Partition(items, 5);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.ReturnValue)]
public sealed class SplitAttribute : Attribute;
