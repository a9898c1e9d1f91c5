#region Page
public static class Model
{
    private static readonly Dictionary<int, ObjectRef<double[]>> Days = [];

    public static void Add(int day) => Days[day] = Work.Remote().Load(day);
}
#endregion

public static class Work { [Remote] public static double[] Load(int day) => new double[day]; }
