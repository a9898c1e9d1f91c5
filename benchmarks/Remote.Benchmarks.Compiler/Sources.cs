using System.Text;

namespace Remote.Benchmarks.Compiler;

/// <summary>Projects of a given size, as people write them.</summary>
internal static class Sources
{
    /// <summary>Remote methods in each file of <see cref="Remote"/>.</summary>
    public const int MethodsPerFile = 10;

    /// <summary>A class of ten tasks with records of its own; <paramref name="body"/> and <paramref name="parameter"/> are what an edit changes.</summary>
    public static string Remote(int file, int body = 0, string parameter = "scale")
    {
        var text = new StringBuilder($"namespace App.Part{file};\n\npublic sealed record Item{file}(int Id, string Name, List<double> Values);\n\npublic static class Work{file}\n{{\n");
        for (int i = 0; i < MethodsPerFile; i++)
        {
            string name = i == 0 ? parameter : "scale";
            text.Append($$"""
                    /// <summary>Method {{i}}.</summary>
                    /// <param name="item">What to scale.</param>
                    [Remote(Cpus = 1)]
                    public static Item{{file}} Run{{i}}(Item{{file}} item, int {{name}} = 2)
                    {
                        var values = new List<double>();
                        foreach (double value in item.Values) values.Add(value * {{name}} + {{(i == 0 ? body : i)}});
                        return item with { Values = values };
                    }


                """);
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>A hundred lines that use Remote once.</summary>
    public static string Ordinary(int file, int remoteFiles)
    {
        int used = file % remoteFiles;
        var text = new StringBuilder($$"""
            namespace App.Ordinary{{file}};

            public sealed class Report{{file}}
            {
                public static async Task<double> CallAsync(App.Part{{used}}.Item{{used}} item, CancellationToken stop)
                {
                    var refs = new List<ObjectRef<App.Part{{used}}.Item{{used}}>>();
                    for (int i = 0; i < 10; i++) refs.Add(App.Part{{used}}.Work{{used}}.Remote().Run0(item, i, stop));
                    return (await refs).Sum(result => result.Values.Sum());
                }

            """);
        for (int i = 0; i < 9; i++)
        {
            text.Append($$"""
                    public static string Line{{i}}(IEnumerable<string> lines, int width)
                    {
                        var words = lines.SelectMany(line => line.Split(' ')).Where(word => word.Length > {{i}}).ToList();
                        var counts = new Dictionary<string, int>();
                        foreach (string word in words) counts[word] = counts.GetValueOrDefault(word) + 1;
                        if (counts.Count == 0) return string.Empty;
                        int most = counts.Values.Max();
                        return string.Join(", ", counts.Where(pair => pair.Value == most).Select(pair => pair.Key.PadRight(width)));
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }
}
