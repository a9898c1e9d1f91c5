using System.Numerics.Tensors;

namespace Remote.Runtime.Tests.Objects.Stored;

// As docs/objects.md shows it.
public static class Matrices
{
    [Remote]
    public static float[] RowNorms(ReadOnlyMemory<float> values, int rows, int columns)
    {
        var matrix = new ReadOnlyTensorSpan<float>(values.Span, [rows, columns]);
        var norms = new float[rows];
        for (int row = 0; row < rows; row++) norms[row] = Tensor.Norm(matrix[row..(row + 1), ..]);
        return norms;
    }
}
