namespace TreeReduction;

/// <summary>In which order the terms are added.</summary>
internal delegate T Shape<T>(IEnumerable<T> terms, Func<T, T, T> add);
