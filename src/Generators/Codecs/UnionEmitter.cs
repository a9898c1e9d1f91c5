using Remote.Generators.Pipeline;

namespace Remote.Generators.Codecs;

/// <summary>Writes the formatter of a closed hierarchy: a tag, then the derived type's own format.</summary>
internal static class UnionEmitter
{
    private const string Guarded = "global::Remote.GeneratedCode.Guarded";

    public static void Emit(SourceWriter writer, CodecModel model, string name)
    {
        writer.Line().Open($"file sealed class {name} : global::MemoryPack.MemoryPackFormatter<{model.Type}>");
        EmitSerialize(writer, model);
        writer.Line();
        EmitDeserialize(writer, model);
        writer.Close();
    }

    private static void EmitSerialize(SourceWriter writer, CodecModel model)
    {
        writer.Open("public override void Serialize<TBufferWriter>(ref global::MemoryPack.MemoryPackWriter<TBufferWriter> writer, "
            + $"scoped ref {model.Type}? value)");
        writer.Open("if (value is null)").Line("writer.WriteNullUnionHeader();").Line("return;").Close();
        writer.Line().Line("global::System.Type type = value.GetType();");
        for (int tag = 0; tag < model.Arguments.Count; tag++)
        {
            string type = model.Arguments[tag];
            writer.Open($"{(tag == 0 ? "if" : "else if")} (type == typeof({type}))");
            writer.Line($"writer.WriteUnionHeader({tag});").Line($"{Guarded}.Write<{type}, TBufferWriter>(ref writer, ({type})value);").Close();
        }

        writer.Open("else").Line($"{Guarded}.ThrowNotInUnion<{model.Type}>(value);").Close().Close();
    }

    private static void EmitDeserialize(SourceWriter writer, CodecModel model)
    {
        writer.Open($"public override void Deserialize(ref global::MemoryPack.MemoryPackReader reader, scoped ref {model.Type}? value)");
        writer.Open("if (!reader.TryReadUnionHeader(out ushort tag))").Line("value = null;").Line("return;").Close().Line();
        writer.Open("switch (tag)");
        for (int tag = 0; tag < model.Arguments.Count; tag++)
        {
            writer.Line($"case {tag}: value = {Guarded}.Read<{model.Arguments[tag]}>(ref reader); break;");
        }

        writer.Line($"default: {Guarded}.ThrowUnknownTag(tag); break;");
        writer.Close().Close();
    }
}
