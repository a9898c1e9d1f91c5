[Remote] public class Counter { internal Counter() { } }
[Remote] public class Cache(int size) { public int Free() => size; }
