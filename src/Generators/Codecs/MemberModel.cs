namespace Remote.Generators.Codecs;

/// <summary>A member that is written and read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as code.</param>
/// <param name="IsString">Whether it is a string, which needs no look-up of a codec.</param>
internal sealed record MemberModel(string Name, string Type, bool IsString);
