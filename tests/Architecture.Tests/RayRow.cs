namespace Remote.Architecture.Tests;

/// <summary>One row of the page: what Ray has, what is here, and the tests that show it.</summary>
internal sealed record RayRow(string Section, string Ray, string Here, string Tests)
{
    /// <summary>Rows that say so have no test: there is nothing to test.</summary>
    public bool IsLeftOut => Here.StartsWith("Not yet", StringComparison.Ordinal) || Here.StartsWith("Left out", StringComparison.Ordinal);
}
