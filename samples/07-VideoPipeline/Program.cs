using System.Diagnostics;
using Samples;
using VideoPipeline;

const double Tolerance = 0.02;

var sample = new SampleCommand(
    "Measures the speed of vehicles in a video by a typed pipeline of four actors: detector → tracker → speed → collector.");
var frames = sample.Number("--frames", 150, "Frames of the video, 25 to the second.", atLeast: 30);
var keep = sample.Option<string?>("--keep", null, "A folder for the frames, which are then kept. Default: a temporary one.");
return await sample.RunAsync(args, async options =>
{
    string? kept = options.GetValue(keep);
    string folder = (kept is null ? Directory.CreateTempSubdirectory("remote-video-") : Directory.CreateDirectory(kept)).FullName;
    try
    {
        await using var cluster = await Cluster.StartAsync(new() { Cpus = options.GetValue(sample.Cpus) });
        var clock = Stopwatch.StartNew();
        string[] files = await Enumerable.Range(0, options.GetValue(frames)).Select(number => Camera.Remote().Shoot(number, folder)).ToArray();
        Screen.ShowVideo(files, clock.Elapsed);

        // A few frames to warm up, both ways: then both times are those of compiled code, with all processes started.
        await Pipeline.InParallelAsync(files[..10]);
        await Pipeline.OnOneThreadAsync(files[..10]);
        Outcome parallel = await Pipeline.InParallelAsync(files), alone = await Pipeline.OnOneThreadAsync(files);

        // The scene is drawn, so the truth is known: of every vehicle that is seen for a second or longer.
        var seen = Scene.Vehicles.Where(vehicle => vehicle.FramesInside(files.Length) > Scene.FramesPerSecond);
        Match[] matches = [.. seen.Select(vehicle => Match.Find(vehicle, parallel.Vehicles))];
        bool exact = matches.Length > 0 && matches.All(match => match.Error < Tolerance);
        bool nothingElse = parallel.Vehicles.All(track => Scene.Vehicles.Any(vehicle => Match.Fits(vehicle, track)));

        Screen.ShowStages(parallel, options.GetValue(sample.Cpus));
        Screen.ShowSpeeds(matches);
        double rate = files.Length / parallel.Elapsed.TotalSeconds;
        Report.SpeedUp($"{files.Length} frames, {rate:F0} a second", options.GetValue(sample.Cpus), parallel.Elapsed, alone.Elapsed);
        return Report.Check(parallel.Vehicles.SequenceEqual(alone.Vehicles), "The one-thread run found the same tracks and speeds.")
            & Report.Check(exact, $"All {matches.Length} vehicles were found, their speeds right within {Tolerance:P0}.")
            & Report.Check(nothingElse, "Nothing was found that is not there.");
    }
    finally
    {
        if (kept is null) Directory.Delete(folder, recursive: true);
    }
});
