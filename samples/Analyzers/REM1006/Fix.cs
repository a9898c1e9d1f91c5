public static class Work { public static bool IsRemote; [Remote] public static int F() => 1; }
