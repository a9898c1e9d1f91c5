using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Remote.Codecs.Tests.Generation;

namespace Remote.Codecs.Tests;

/// <summary>Random instances of random types come back as they were, by codecs that are generated, compiled and loaded here.</summary>
public sealed class RandomTypesTests
{
    private const int TypesEach = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Values_of_random_types_are_the_same_after_they_crossed(int seed)
    {
        string source = new RandomProgram(seed).Write(TypesEach);
        Type values = Load(source, seed).GetType("Values")!;
        for (int i = 0; i < TypesEach; i++)
        {
            MethodInfo make = values.GetMethod($"V{i}")!;
            object value = make.Invoke(null, null)!;
            var specimen = (ISpecimen)Activator.CreateInstance(typeof(Specimen<>).MakeGenericType(make.ReturnType), value, false, true)!;
            byte[] bytes = specimen.Write();
            object? read = specimen.Read([.. bytes, 0xAA], out int consumed);
            Assert.True(bytes.Length == consumed && bytes.SequenceEqual(specimen.WriteAgain(read)), $"{make.ReturnType} of seed {seed}:\n{source}");
            Assert.Equal(value.GetType(), read!.GetType());
            Assert.Equivalent(value, read, strict: true);
        }
    }

    private static Assembly Load(string source, int seed)
    {
        Compiler.Driver().RunGeneratorsAndUpdateCompilation(Compiler.Compile(source, $"Random{seed}"), out Compilation compilation, out _);
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).Take(5)) + "\n" + source);
        image.Position = 0;
        Assembly assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return assembly;
    }
}
