namespace Remote.Codecs.Tests.Types;

public sealed class Reading(string sensor, double value)
{
    public string Sensor { get; private set; } = sensor;

    public double Value { get; private set; } = value;

    public required DateOnly Day { get; init; }
}
