namespace TreeReduction;

/// <summary>Two orders of the same additions, of whatever can be added: values here, or refs to values that are not there yet.</summary>
internal static class Reduction
{
    /// <summary>((a + b) + c) + d: each addition needs the one before, so only one of them runs at a time.</summary>
    public static T Chain<T>(IEnumerable<T> terms, Func<T, T, T> add) => terms.Aggregate(add);

    /// <summary>(a + b) + (c + d): the additions of one level are independent of each other.</summary>
    public static T Tree<T>(IEnumerable<T> terms, Func<T, T, T> add)
    {
        var waiting = new Queue<T>(terms);                       // Ray: values = values[2:] + [add.remote(values[0], values[1])]
        while (waiting.Count > 1) waiting.Enqueue(add(waiting.Dequeue(), waiting.Dequeue()));
        return waiting.Dequeue();
    }
}
