using Remote.Objects;

namespace Remote.Runtime.Tests.Objects;

public sealed class ExportedObjectTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_free_when_no_process_is_left_that_borrowed_it(int seed)
    {
        var random = new Random(seed);
        var exported = new ExportedObject(null!);
        HashSet<ulong> model = [];
        for (int step = 0; step < 2000; step++)
        {
            ulong process = (ulong)random.Next(1, 5);
            if (random.Next(2) == 0)
            {
                exported.AddBorrower(process);
                model.Add(process);
            }
            else
            {
                exported.RemoveBorrower(process);
                model.Remove(process);
            }

            Assert.Equal(model.Count == 0, exported.IsFree);
        }
    }
}
