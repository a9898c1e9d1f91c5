using System.Diagnostics;
using Samples;
using VideoPipeline;

const double Tolerance = 0.02;

var sample = new SampleCommand("Measures the speed of vehicles in a video by a pipeline of four actors: detector → tracker → speed → collector.");
var frames = sample.Number("--frames", 150, "Frames of the video, 25 to the second.", atLeast: 30);
var keep = sample.Option<string?>("--keep", null, "A folder for the frames, which are then kept. Default: a temporary one.");
return await sample.RunAsync(args, async options =>
{
    string folder = options.GetValue(keep) is { } named ? Directory.CreateDirectory(named).FullName : Directory.CreateTempSubdirectory("remote-video-").FullName;
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

        Match[] matches = [.. Scene.Vehicles.Where(vehicle => vehicle.FramesInside(files.Length) > 25).Select(vehicle => Match.Find(vehicle, parallel.Vehicles))];
        Screen.ShowStages(parallel, options.GetValue(sample.Cpus));
        Screen.ShowSpeeds(matches);
        Report.SpeedUp($"{files.Length} frames, {files.Length / parallel.Elapsed.TotalSeconds:F0} a second", options.GetValue(sample.Cpus), parallel.Elapsed, alone.Elapsed);
        return Report.Check(parallel.Vehicles.SequenceEqual(alone.Vehicles), "The one-thread run found the same tracks and speeds.")
            & Report.Check(matches.Length > 0 && matches.All(match => match.Error < Tolerance), $"All {matches.Length} vehicles were found, their speeds right within {Tolerance:P0}.")
            & Report.Check(parallel.Vehicles.All(track => Scene.Vehicles.Any(vehicle => Match.Fits(vehicle, track))), "Nothing was found that is not there.");
    }
    finally
    {
        if (options.GetValue(keep) is null) Directory.Delete(folder, recursive: true);
    }
});
