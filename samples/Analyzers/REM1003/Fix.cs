public static class Work { [Remote] internal static int Square(int x) => x * x; }
