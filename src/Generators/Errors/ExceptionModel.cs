namespace Remote.Generators.Errors;

/// <summary>An exception that can be made again.</summary>
/// <param name="Type">The class as code.</param>
/// <param name="TakesCause">Whether its constructor takes the cause besides the message.</param>
internal sealed record ExceptionModel(string Type, bool TakesCause);
