namespace Remote.Generators.Surfaces;

/// <summary>Equal where a model would come out the same.</summary>
/// <param name="Context">Options and references.</param>
/// <param name="Outline">What names mean, in all files.</param>
/// <param name="Content">What can be seen of the files that count.</param>
internal readonly record struct SurfaceKey(SurfaceContext Context, ulong Outline, ulong Content);
