using System.Globalization;
using System.Text;
using MemoryPack;

namespace Remote.Scheduling;

/// <summary>
/// Amounts of named resources, in units of 0.0001 so that sums are exact. Immutable; equal by content. Zero amounts are not held.
/// </summary>
[MemoryPackable]
internal sealed partial class ResourceVector : IEquatable<ResourceVector>
{
    public const string Cpu = "CPU";
    public const string Gpu = "GPU";
    public const string MemoryBytes = "memory";

    /// <summary>Units per 1.0 of a resource.</summary>
    public const long Precision = 10_000;

    public static readonly ResourceVector Empty = new([], []);

    [MemoryPackConstructor]
    public ResourceVector(string[] names, long[] units)
    {
        Names = names;
        Units = units;
    }

    /// <summary>Sorted by ordinal; parallel to <see cref="Units"/>.</summary>
    public string[] Names { get; }

    public long[] Units { get; }

    [MemoryPackIgnore]
    public bool IsEmpty => Names.Length == 0;

    /// <summary>Whether it asks for nothing but CPUs, or for nothing at all.</summary>
    [MemoryPackIgnore]
    public bool IsOfCpusOnly => Names is [] or [Cpu];

    /// <summary>Builds a vector from amounts; rejects what is not a finite amount of at least 0.</summary>
    /// <exception cref="ArgumentException">An amount is negative, NaN or infinite, or a name is empty.</exception>
    public static ResourceVector Create(double cpus, double gpus, long memory, IReadOnlyDictionary<string, double>? custom)
    {
        var amounts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        Add(Cpu, cpus);
        Add(Gpu, gpus);
        Add(MemoryBytes, memory);
        foreach ((string name, double amount) in custom ?? new Dictionary<string, double>())
        {
            if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException("A custom resource has an empty name. Give it one.", nameof(custom));
            if (name is Cpu or Gpu or MemoryBytes)
                throw new ArgumentException($"The custom resource '{name}' has the name of a built-in one. Set Cpus, Gpus or Memory instead.", nameof(custom));
            Add(name, amount);
        }

        return amounts.Count == 0 ? Empty : new ResourceVector([.. amounts.Keys], [.. amounts.Values]);

        void Add(string name, double amount)
        {
            if (!double.IsFinite(amount) || amount < 0)
                throw new ArgumentException($"{amount} is no amount of the resource '{name}'. Give a finite number of at least 0.");
            long units = (long)Math.Round(amount * Precision);
            if (units > 0) amounts[name] = units;
        }
    }

    /// <summary>What work asks for: as <see cref="Create"/>, and GPUs in a fraction of one or in whole numbers, since they are devices.</summary>
    /// <exception cref="ArgumentException">An amount is none, or a name is empty.</exception>
    public static ResourceVector CreateDemand(double cpus, double gpus, long memory, IReadOnlyDictionary<string, double>? custom)
    {
        ResourceVector demand = Create(cpus, gpus, memory, custom);
        if (demand[Gpu] is > Precision and var units && units % Precision != 0)
            throw new ArgumentException($"Gpus is {gpus.ToString(CultureInfo.InvariantCulture)}. Give a fraction up to 1, which is a part of one device, or a whole number of devices.");
        return demand;
    }

    public static ResourceVector Sum(IEnumerable<ResourceVector> vectors)
    {
        var amounts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (ResourceVector vector in vectors)
        {
            for (int i = 0; i < vector.Names.Length; i++) amounts[vector.Names[i]] = amounts.GetValueOrDefault(vector.Names[i]) + vector.Units[i];
        }

        return new ResourceVector([.. amounts.Keys], [.. amounts.Values]);
    }

    /// <summary>The amounts by name, as a user reads them.</summary>
    public IReadOnlyDictionary<string, double> ToAmounts() => Names.Zip(Units).ToDictionary(static p => p.First, static p => (double)p.Second / Precision);

    /// <summary>Units as people read them.</summary>
    public static string Amount(long units) => ((double)units / Precision).ToString("0.####", CultureInfo.InvariantCulture);

    public long this[string name]
    {
        get
        {
            int index = Array.IndexOf(Names, name);
            return index < 0 ? 0 : Units[index];
        }
    }

    public bool Equals(ResourceVector? other)
        => other is not null && (ReferenceEquals(this, other) || (Names.AsSpan().SequenceEqual(other.Names) && Units.AsSpan().SequenceEqual(other.Units)));

    public override bool Equals(object? obj) => Equals(obj as ResourceVector);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (string name in Names) hash.Add(name);
        foreach (long unit in Units) hash.Add(unit);
        return hash.ToHashCode();
    }

    public override string ToString()
    {
        if (IsEmpty) return "nothing";
        var text = new StringBuilder();
        for (int i = 0; i < Names.Length; i++)
            text.Append(i == 0 ? "" : ", ").Append(Amount(Units[i])).Append(' ').Append(Names[i]);
        return text.ToString();
    }
}
