using System.Text;

namespace Remote.Generators.Pipeline;

/// <summary>Writes indented text. Lines end in <c>\n</c> on every machine, so that output is the same everywhere.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int indentation;

    /// <summary>Writes one line, or several: each is indented.</summary>
    public SourceWriter Line(string line = "")
    {
        foreach (string part in line.Split('\n'))
        {
            string trimmed = part.TrimEnd('\r');
            if (trimmed.Length > 0) text.Append(' ', indentation * 4).Append(trimmed);
            text.Append('\n');
        }

        return this;
    }

    /// <summary>Opens a block with a brace.</summary>
    public SourceWriter Open(string? header = null)
    {
        if (header is not null) Line(header);
        Line("{");
        indentation++;
        return this;
    }

    /// <summary>Closes the innermost block; a blank line before the brace is taken back, so that members may all end with one.</summary>
    public SourceWriter Close(string after = "")
    {
        if (text.Length > 1 && text[text.Length - 1] == '\n' && text[text.Length - 2] == '\n') text.Length--;
        indentation--;
        return Line("}" + after);
    }

    public SourceWriter Indent()
    {
        indentation++;
        return this;
    }

    public SourceWriter Unindent()
    {
        indentation--;
        return this;
    }

    public override string ToString() => text.ToString();
}
