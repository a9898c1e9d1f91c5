public static class Work
{
    [Remote] public static ObjectRef<double[]> Zeros(int count) => ObjectRef.Put(new double[count]);
}
