using System.Linq;
using Remote.Generators.Pipeline;

namespace Remote.Generators.Codecs;

/// <summary>Writes the formatter of an object: a count of members, then each member.</summary>
internal static class ObjectEmitter
{
    private const string Guarded = "global::Remote.GeneratedCode.Guarded";

    public static void Emit(SourceWriter writer, CodecModel model, string name)
    {
        writer.Line().Open($"file sealed class {name} : global::MemoryPack.MemoryPackFormatter<{model.Type}>");
        EmitSerialize(writer, model, model.Object!);
        writer.Line();
        EmitDeserialize(writer, model, model.Object!);
        writer.Close();
    }

    private static void EmitSerialize(SourceWriter writer, CodecModel model, ObjectModel shape)
    {
        string nullable = shape.IsValueType ? "" : "?";
        writer.Open("public override void Serialize<TBufferWriter>(ref global::MemoryPack.MemoryPackWriter<TBufferWriter> writer, "
            + $"scoped ref {model.Type}{nullable} value)");
        if (!shape.IsValueType) writer.Open("if (value is null)").Line("writer.WriteNullObjectHeader();").Line("return;").Close().Line();
        if (!shape.IsSealed) writer.Line($"if (value.GetType() != typeof({model.Type})) {Guarded}.ThrowNotExactly<{model.Type}>(value);");
        if (shape.HasHeader) writer.Line($"writer.WriteObjectHeader({shape.Members.Count});");
        writer.Line($"{Guarded}.Enter();").Line("try").Open();
        foreach (MemberModel member in shape.Members)
        {
            writer.Line(member.IsString
                ? $"{Guarded}.WriteString(ref writer, value.@{member.Name});"
                : $"{Guarded}.Write<{member.Type}, TBufferWriter>(ref writer, value.@{member.Name});");
        }

        writer.Close().Line("finally").Open().Line($"{Guarded}.Leave();").Close().Close();
    }

    private static void EmitDeserialize(SourceWriter writer, CodecModel model, ObjectModel shape)
    {
        string nullable = shape.IsValueType ? "" : "?";
        writer.Open($"public override void Deserialize(ref global::MemoryPack.MemoryPackReader reader, scoped ref {model.Type}{nullable} value)");
        if (shape.HasHeader)
        {
            writer.Open($"if (!{Guarded}.ReadObjectHeader(ref reader, {shape.Members.Count}))").Line("value = default;").Line("return;").Close().Line();
        }

        writer.Line($"{Guarded}.Enter();").Line("try").Open();
        for (int i = 0; i < shape.Members.Count; i++)
        {
            MemberModel member = shape.Members[i];
            writer.Line(member.IsString ? $"string __{i} = {Guarded}.ReadString(ref reader);" : $"{member.Type} __{i} = {Guarded}.Read<{member.Type}>(ref reader);");
        }

        writer.Line(Creation(model, shape));
        writer.Close().Line("finally").Open().Line($"{Guarded}.Leave();").Close().Close();
    }

    private static string Creation(CodecModel model, ObjectModel shape)
    {
        string arguments = string.Join(", ", shape.Constructor.Select(index => $"__{index}"));
        string initializer = string.Join(", ", shape.Assigned.Select(index => $"@{shape.Members[index].Name} = __{index}"));
        return $"value = new {model.Type}({arguments})" + (initializer.Length > 0 ? $" {{ {initializer} }};" : ";");
    }
}
