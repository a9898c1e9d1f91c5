namespace Remote.Benchmarks.Ray;

/// <summary>
/// What Ray publishes for ray_perf.py on one m5.16xlarge (64 vCPUs, 256 GiB): release/perf_metrics/microbenchmark.json of 2.37.0, the last that is
/// complete; and the
/// newest that a release's pull request names (#57585 2.50, #58175 2.51, #58871 2.52, #59553 2.53, #61019 2.54, #65238 2.57, #65659 2.58), which
/// are those that had become slower.
/// </summary>
internal static class RayFigures
{
    public const string Source =
        "Ray's figures: 64 vCPUs (one m5.16xlarge). 2.37.0 is release/perf_metrics/microbenchmark.json, "
        + "the last complete set; newest is what the pull requests of later releases name (#57585 to #65659). "
        + "Those name what had become slower.";

    public static IReadOnlyDictionary<string, RayFigure> ByName { get; } = new Dictionary<string, RayFigure>
    {
        ["single client get calls (Plasma Store)"] = new(10_394, 189, 4_031, "2.51"),
        ["single client put calls (Plasma Store)"] = new(5_238, 78, 3_836, "2.57"),
        ["multi client put calls (Plasma Store)"] = new(12_280, 229, 9_659, "2.53"),
        ["single client put gigabytes"] = new(20.9, 6.2, 15.2, "2.58"),
        ["single client tasks and get batch"] = new(7.99, 0.43, 6.65, "2.58"),
        ["multi client put gigabytes"] = new(41.0, 3.0, 25.4, "2.57"),
        ["single client get object containing 10k refs"] = new(13.16, 0.80, 8.92, "2.58"),
        ["single client wait 1k refs"] = new(5.18, 0.07, 4.86, "2.58"),
        ["single client tasks sync"] = new(952, 16, 805, "2.57"),
        ["single client tasks async"] = new(7_691, 453, 7_175, "2.58"),
        ["multi client tasks async"] = new(22_009, 1_919, 18_575, "2.54"),
        ["1:1 actor calls sync"] = new(1_950, 60, 1_763, "2.57"),
        ["1:1 actor calls async"] = new(7_956, 176, 7_528, "2.54"),
        ["1:1 actor calls concurrent"] = new(5_303, 194, 5_198, "2.45"),
        ["1:n actor calls async"] = new(8_575, 221, 6_838, "2.53"),
        ["n:n actor calls async"] = new(27_276, 461, 22_594, "2.53"),
        ["n:n actor calls with arg async"] = new(2_632, 72, 3_009, "2.54"),
        ["1:1 async-actor calls sync"] = new(1_438, 46, 1_333, "2.58"),
        ["1:1 async-actor calls async"] = new(4_785, 231, 4_316, "2.57"),
        ["1:1 async-actor calls with args async"] = new(2_978, 31, 2_787, "2.57"),
        ["1:n async-actor calls async"] = new(7_578, 144, 6_491, "2.50"),
        ["n:n async-actor calls async"] = new(23_202, 523, 22_710, "2.34"),
        ["placement group create/removal"] = new(791, 11, 589, "2.54"),
    };
}
