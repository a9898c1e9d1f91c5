using System.Runtime.Versioning;

// The tests set variables of this process, which its workers inherit.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// Signals, permissions and /proc.
[assembly: UnsupportedOSPlatform("windows")]
