using CsCheck;
using Remote.GeneratedCode;
using Remote.Runtime.Tests.Failures;

namespace Remote.Runtime.Tests.Lineage;

/// <summary>Graphs of tasks whose results are lost, disposed and read in any order have the values that they would have without.</summary>
public sealed class RandomGraphTests(LineageFixture fixture) : IClassFixture<LineageFixture>
{
    private const int Steps = 25;

    /// <summary>What is done, and to which nodes: numbers of any size, taken modulo how many there are.</summary>
    private static readonly Gen<(int What, int One, int Other, int Third)[]> Programs
        = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000]).Array[Steps];

    [Fact(Timeout = Limits.Test)]
    public async Task All_values_are_right_whatever_is_lost()
    {
        Assert.NotNull(fixture.Own);
        await Programs.SampleAsync(RunAsync, iter: 25, threads: 1);
    }

    private static async Task RunAsync((int What, int One, int Other, int Third)[] program)
    {
        var nodes = new List<(ObjectRef<byte[]>? Ref, uint Value)> { (Makers.Remote().Mix(7), Makers.Mixed(7, [])) };
        foreach ((int what, int one, int other, int third) in program)
        {
            int chosen = one % nodes.Count;
            switch (what)
            {
                case <= 4: Grow(nodes, [chosen, other % nodes.Count, third % nodes.Count]); break;
                case <= 6: Lose(nodes, [chosen, other % nodes.Count]); break;
                case 7: await CheckAsync(nodes[chosen]); break;
                default: Drop(nodes, chosen); break;
            }
        }

        Lose(nodes, [.. Enumerable.Range(0, nodes.Count)]);
        foreach ((ObjectRef<byte[]>? Ref, uint Value) node in nodes) await CheckAsync(node);
        foreach ((ObjectRef<byte[]>? reference, _) in nodes) reference?.Dispose();
    }

    private static void Grow(List<(ObjectRef<byte[]>? Ref, uint Value)> nodes, int[] above)
    {
        (ObjectRef<byte[]>? Ref, uint Value)[] alive = [.. above.Select(i => nodes[i]).Where(static n => n.Ref is not null)];
        Arg<byte[]>[] references = [.. alive.Select(static n => (Arg<byte[]>)n.Ref)];
        nodes.Add((Makers.Remote().Mix(nodes.Count, references), Makers.Mixed(nodes.Count, [.. alive.Select(static n => n.Value)])));
    }

    // Those that are there; others may be made, or be taken as arguments, at this moment.
    private static void Lose(List<(ObjectRef<byte[]>? Ref, uint Value)> nodes, int[] chosen)
    {
        foreach (int i in chosen)
        {
            if (nodes[i].Ref is { IsReady: true } reference) Damage.TryLose(reference);
        }
    }

    private static void Drop(List<(ObjectRef<byte[]>? Ref, uint Value)> nodes, int chosen)
    {
        nodes[chosen].Ref?.Dispose();
        nodes[chosen] = (null, nodes[chosen].Value);
    }

    private static async Task CheckAsync((ObjectRef<byte[]>? Ref, uint Value) node)
    {
        if (node.Ref is { } reference) Assert.Equal(node.Value, BitConverter.ToUInt32(await reference));
    }
}
