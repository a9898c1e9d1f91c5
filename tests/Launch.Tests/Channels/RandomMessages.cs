using System.Reflection;
using MemoryPack;
using Remote.ControlPlane;
using Remote.Scheduling;

namespace Remote.Launch.Tests.Channels;

/// <summary>Control messages with random contents, made from what their constructors ask for: a new message needs no sample of its own.</summary>
internal sealed class RandomMessages(int seed)
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly string[] Texts = ["", "a", "tcp://127.0.0.1:40123", "naïve 東京 \U0001F600", new string('x', 300)];

    private readonly Random random = new(seed);

    /// <summary>Every member of the union: what a process may be sent.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. typeof(ControlMessage).GetCustomAttributes<MemoryPackUnionAttribute>().OrderBy(static u => u.Tag).Select(static u => u.Type)];

    public ControlMessage Next(Type type) => (ControlMessage)Make(type);

    private object Make(Type type) => type switch
    {
        _ when type == typeof(bool) => random.Next(2) == 1,
        _ when type == typeof(byte) => (byte)random.Next(256),
        _ when type == typeof(int) => (int)random.NextInt64(int.MinValue, 1L + int.MaxValue),
        _ when type == typeof(long) => random.NextInt64(),
        _ when type == typeof(ulong) => (ulong)random.NextInt64() << random.Next(2),
        _ when type == typeof(string) => Texts[random.Next(Texts.Length)],
        _ when type == typeof(TimeSpan) => new TimeSpan(random.NextInt64()),
        _ when type == typeof(Guid) => Guid.NewGuid(),
        _ when type == typeof(ResourceVector) => ResourceVector.Create(random.Next(3), random.Next(3), random.Next(3), new Dictionary<string, double> { ["slot"] = random.Next(3) }),
        _ when type.IsEnum => Pick(Enum.GetValuesAsUnderlyingType(type), type),
        _ when type.IsArray => MakeArray(type.GetElementType()!),
        _ => MakeRecord(type),
    };

    private object Pick(Array values, Type type) => Enum.ToObject(type, values.GetValue(random.Next(values.Length))!);

    private Array MakeArray(Type element)
    {
        var array = Array.CreateInstance(element, random.Next(4));
        for (int i = 0; i < array.Length; i++) array.SetValue(Make(element), i);
        return array;
    }

    private object MakeRecord(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(static c => c.GetParameters().Length)
            ?? throw new NotSupportedException($"{type} has no public constructor: say in {nameof(RandomMessages)} how one is made.");
        return constructor.Invoke([.. constructor.GetParameters().Select(MakeParameter)]);
    }

    private object? MakeParameter(ParameterInfo parameter)
    {
        bool mayBeNull = Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        return mayBeNull && random.Next(3) == 0 ? null : Make(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
    }
}
