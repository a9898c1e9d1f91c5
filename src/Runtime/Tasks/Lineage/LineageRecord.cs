namespace Remote.Tasks.Lineage;

/// <summary>
/// How stored results were made: the call, to be made again. Kept while somebody holds a result, or the record of a task that took one
/// as an argument. Guarded by the book.
/// </summary>
internal sealed class LineageRecord
{
    public LineageRecord(LineageRecipe recipe, int outputs, bool isSplit)
    {
        IsSplit = isSplit;
        Name = recipe.Name;
        Recipe = recipe;
        Outputs = new LineageOutput[outputs];
        for (int i = 0; i < outputs; i++) Outputs[i] = new LineageOutput(this, i);
    }

    /// <summary>What was called.</summary>
    public string Name { get; }

    /// <summary>Whether the results are elements of one: those among them that are stored.</summary>
    public bool IsSplit { get; }

    /// <summary>Null once it was given up: others' lineage needed the memory.</summary>
    public LineageRecipe? Recipe { get; set; }

    public LineageOutput[] Outputs { get; }

    /// <summary>Values that refs have, records that need one, and the recovery under way.</summary>
    public int Holders { get; set; }

    /// <summary>The call that makes the results again; null while there is none.</summary>
    public Recovery? Recovery { get; set; }

    /// <summary>Its place among the records by age; null where it is not counted.</summary>
    public LinkedListNode<LineageRecord>? Place { get; set; }
}
