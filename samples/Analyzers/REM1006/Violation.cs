public static class Work { public static bool Remote; [Remote] public static int F() => 1; }
