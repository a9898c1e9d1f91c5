#region Page
public sealed class Model
{
    private readonly Dictionary<int, ObjectRef<double[]>> days = [];

    public void Add(int day) => days[day] = Work.Remote().Load(day);
}
#endregion

public static class Work { [Remote] public static double[] Load(int day) => new double[day]; }
