namespace PaintPool;

/// <summary>One row of the picture: after how many steps each point escapes.</summary>
public sealed record Row(int Index, int[] Steps);
