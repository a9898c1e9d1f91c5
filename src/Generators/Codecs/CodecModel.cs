using Remote.Generators.Pipeline;

namespace Remote.Generators.Codecs;

/// <summary>A type that gets a codec: all that is needed to write it, without symbols, so that it is equal where nothing changed.</summary>
/// <param name="Kind">What is emitted.</param>
/// <param name="Name">The full name, whose hash is the id.</param>
/// <param name="Type">The type as code.</param>
/// <param name="Method">The runtime's registration method, for collections; the user's formatter.</param>
/// <param name="Arguments">Type arguments of the registration method; of a union, its cases in the order of their tags.</param>
/// <param name="Object">Members and construction, for objects.</param>
internal sealed record CodecModel(CodecKind Kind, string Name, string Type, string Method, EquatableArray<string> Arguments, ObjectModel? Object);
