using System.Diagnostics;
using Samples;
using TreeReduction;

const double EulerMascheroni = 0.57721566490153286;

var sample = new SampleCommand("Adds exact fractions in a chain and in a tree of tasks. Ported from the tree reduction of Ray's tutorial.");
var terms = sample.Number("--terms", 200_000, "Terms of 1 + 1/2 + 1/3 + …", atLeast: 2);
var leaves = sample.Number("--leaves", 32, "Parts that the terms are cut into.");
return await sample.RunAsync(args, async options =>
{
    int n = options.GetValue(terms), parts = Math.Min(options.GetValue(leaves), n);
    (int From, int To)[] ranges = [.. Enumerable.Range(0, parts).Select(i => (Bound(i), Bound(i + 1)))];
    await using var cluster = await Cluster.StartAsync(new() { Cpus = options.GetValue(sample.Cpus) });

    // Adding refs makes the whole graph of tasks at once. Nothing is waited for but its root: an addition runs as soon as both its
    // arguments are there, wherever a worker is free.
    Timed chain = await RemotelyAsync("chain", Reduction.Chain);
    Timed tree = await RemotelyAsync("tree", Reduction.Tree);

    // Adding values is the same code on this thread.
    Timed chainHere = Here("chain", Reduction.Chain);
    Timed treeHere = Here("tree", Reduction.Tree);

    Screen.Show(parts, options.GetValue(sample.Cpus), (chain, chainHere), (tree, treeHere));
    double sum = tree.Sum.ToDouble(), expected = Math.Log(n) + EulerMascheroni + 1.0 / (2 * n) - 1.0 / (12.0 * n * n);
    return Report.Check(tree.Sum == chainHere.Sum, "The tree's sum is that of the loop on one thread, to the last digit.")
        & Report.Check(chain.Sum == chainHere.Sum && treeHere.Sum == chainHere.Sum, "So are the two others.")
        & Report.Check(Math.Abs(sum - expected) < 1e-9 + Math.Pow(n, -4), $"1 + 1/2 + … + 1/{n} = {sum:F12}, as Euler's formula says.");

    int Bound(int part) => 1 + (int)((long)n * part / parts);

    async Task<Timed> RemotelyAsync(string name, Shape<ObjectRef<Fraction>> shape)
    {
        var clock = Stopwatch.StartNew();
        ObjectRef<Fraction>[] sums = [.. ranges.Select(range => Harmonic.Remote().Sum(range.From, range.To))];
        Fraction sum = await shape(sums, (a, b) => Harmonic.Remote().Add(a, b));
        return new Timed(name, sum, clock.Elapsed);
    }

    Timed Here(string name, Shape<Fraction> shape)
    {
        var clock = Stopwatch.StartNew();
        Fraction sum = shape(ranges.Select(range => Harmonic.Sum(range.From, range.To)), Harmonic.Add);
        return new Timed(name, sum, clock.Elapsed);
    }
});
