public static class Program
{
    #region Page
    public static async Task Watch(int camera, CancellationToken stop)
    {
        var pending = new List<ObjectRef<bool>>();
        while (!stop.IsCancellationRequested)
        {
            if (pending.Count >= 10) pending = [.. (await ObjectRef.WaitAsync(pending, count: 1)).Pending];
            pending.Add(Frames.Remote().Detect(camera, stop));
            await Task.Delay(40, stop);
        }
    }
    #endregion
}

public static class Frames { [Remote] public static bool Detect(int camera) => File.ReadAllBytes($"{camera}.jpg").Length > 0; }
