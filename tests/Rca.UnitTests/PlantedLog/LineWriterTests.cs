using Rca.PlantedLog;
using Xunit;

namespace Rca.UnitTests.PlantedLog;

public sealed class LineWriterTests
{
    [Fact]
    public void Marks_count_bytes()
    {
        var w = new LineWriter { Kind = "k" };
        w.Write($"größe={Planted.Secret("жук")} n={7L}");
        w.EndLine();
        var line = w.Lines[0];
        Assert.Equal("größe=жук n=7", line.Text);
        Assert.Equal(new Mark("k", MarkClass.Secret, 8, 6), Assert.Single(line.Marks));
        Assert.Equal("жук", line.ValueOf(line.Marks[0]));
    }

    [Fact]
    public void Marks_move_along_when_a_fragment_is_escaped()
    {
        var fragment = new LineWriter { Kind = "k" };
        fragment.Write($"\"a\": \"{Planted.Secret("x\"y")}\", {Planted.Decoy("d", "\"z\"")}");
        var w = new LineWriter();
        w.Write("msg=\"");
        w.Write(fragment, Escapes.Json);
        w.Write("\"");
        w.EndLine();
        var line = w.Lines[0];
        Assert.Equal("msg=\"\\\"a\\\": \\\"x\\\"y\\\", \\\"z\\\"\"", line.Text);
        Assert.Equal(["x\\\"y", "\\\"z\\\""], line.Marks.Select(line.ValueOf));
        Assert.Equal(["k", "d"], line.Marks.Select(m => m.Kind));
    }

    [Fact]
    public void Line_with_decoys_alone_is_benign()
    {
        Assert.True(With(MarkClass.Decoy).IsBenign);
        Assert.All((MarkClass[])[MarkClass.Secret, MarkClass.Personal, MarkClass.Either], c => Assert.False(With(c).IsBenign));
    }

    static PlantedLine With(MarkClass cls)
    {
        var w = new LineWriter();
        w.Write(Planted.Decoy("d", "one"));
        w.Write(new Planted("k", cls, "two"));
        w.EndLine();
        return w.Lines[0];
    }
}
