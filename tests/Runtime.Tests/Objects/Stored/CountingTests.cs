using CsCheck;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Objects.Stored;

/// <summary>Whatever the order of create, borrow, pass, read, drop and kill: no value is freed while somebody holds it, and none is left when nobody does.</summary>
public sealed class CountingTests
{
    [Fact(Timeout = 3 * Limits.Test)]
    public async Task Random_lives_of_objects()
    {
        // Less than what lives at a time: some of it is on disk.
        await using OwnCluster own = await OwnCluster.StartAsync(new() { Workers = 2, Cpus = 2, ObjectStoreMemory = 4 << 20 });
        await Gen.UInt.Array[40].SampleAsync(
            static async choices =>
            {
                await using var model = new CountingModel();
                foreach (uint choice in choices) await model.StepAsync(choice);
            },
            iter: 5,
            threads: 1);
    }
}
