namespace VideoPipeline;

/// <summary>A Kalman filter of one coordinate: where it is and how fast it moves, from measurements that are not exact.</summary>
internal sealed class Kalman(double position)
{
    private const double MeasurementVariance = 1, AccelerationVariance = 0.01;

    // The covariance of (position, velocity). Of the velocity nothing is known at first.
    private double varianceP = MeasurementVariance, covariance, varianceV = 100;

    public double Position { get; private set; } = position;

    public double Velocity { get; private set; }

    /// <summary>One frame later, without a measurement.</summary>
    public void Predict()
    {
        Position += Velocity;
        varianceP += 2 * covariance + varianceV + AccelerationVariance / 4;
        covariance += varianceV + AccelerationVariance / 2;
        varianceV += AccelerationVariance;
    }

    public void Correct(double measured)
    {
        double surprise = measured - Position, total = varianceP + MeasurementVariance;
        double gainP = varianceP / total, gainV = covariance / total;
        Position += gainP * surprise;
        Velocity += gainV * surprise;
        varianceV -= gainV * covariance;
        covariance *= 1 - gainP;
        varianceP *= 1 - gainP;
    }
}
