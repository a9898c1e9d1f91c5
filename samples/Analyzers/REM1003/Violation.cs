public static class Work { [Remote] static int Square(int x) => x * x; }
