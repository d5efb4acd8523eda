using System.Text;
using CsCheck;
using Rca.Redaction.Documents;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class YamlProperties
{
    static readonly ScalarStyle[] Styles =
        [ScalarStyle.Any, ScalarStyle.Plain, ScalarStyle.SingleQuoted, ScalarStyle.DoubleQuoted, ScalarStyle.Literal, ScalarStyle.Folded];

    static readonly Gen<string> Source = Gen.Select(RandomDocument.Of(4), Gen.Int[0, 1 << 20], Gen.Bool, Gen.Bool)
        .Select((tree, seed, flow, windows) => Write(tree, seed, flow) is var text && windows ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);

    [Fact]
    public void Document_keeps_its_shape_and_loses_what_was_planted() => Source.Sample(source =>
    {
        if (Shape(source) is not { } shape)
            return;

        var scrubbed = Scrubbers.Try(source, DocumentFormat.Yaml);

        Assert.NotNull(scrubbed);
        Assert.DoesNotContain("gh" + "p_", scrubbed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gl" + "pat-", scrubbed.Text, StringComparison.Ordinal);
        Assert.Equal(shape, Shape(scrubbed.Text));
    }, iter: 3_000);

    [Fact]
    public void Scrubbing_the_output_changes_nothing() => Source.Sample(source =>
    {
        if (Shape(source) is null)
            return;

        var once = Scrubbers.Yaml(source);
        var twice = Scrubbers.Try(once, DocumentFormat.Yaml)!;

        Assert.Equal(once, twice.Text);
        Assert.Empty(twice.Placed);
    }, iter: 2_000);

    [Fact]
    public void Range_of_every_scalar_reads_as_the_scalar() => Source.Sample(source =>
    {
        var bytes = Encoding.UTF8.GetBytes(source);
        var tape = new DocumentTape();
        if (!tape.Read(bytes, DocumentFormat.Yaml))
            return;
        foreach (var scalar in tape.Scalars)
        {
            var raw = Encoding.UTF8.GetString(bytes[scalar.Start..scalar.End]);
            if (scalar.Form is ScalarForm.SingleQuoted or ScalarForm.DoubleQuoted or ScalarForm.Plain && raw.Length > 0)
                Assert.Equal(Encoding.UTF8.GetString(tape.TextOf(scalar)), Single(raw));
            else if (scalar.Form is ScalarForm.Literal or ScalarForm.Folded)
                Assert.StartsWith(scalar.Form == ScalarForm.Literal ? "|" : ">", raw, StringComparison.Ordinal);
        }
    }, iter: 1_000);

    static string Single(string raw)
    {
        var parser = new Parser(new StringReader(raw));
        while (parser.MoveNext())
        {
            if (parser.Current is YamlDotNet.Core.Events.Scalar scalar)
                return scalar.Value;
        }
        return "";
    }

    static string Write(Tree tree, int seed, bool flow)
    {
        var writer = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(writer);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Emit(tree, emitter, new Random(seed), flow);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return writer.ToString();
    }

    static void Emit(Tree tree, Emitter emitter, Random random, bool flow)
    {
        switch (tree)
        {
            case Tree.Leaf leaf:
                Emit(leaf.Text, emitter, Styles[random.Next(Styles.Length)]);
                break;
            case Tree.Word word:
                Emit(word.Text, emitter, ScalarStyle.Plain);
                break;
            case Tree.List list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, flow && random.Next(3) == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items) Emit(item, emitter, random, flow);
                emitter.Emit(new SequenceEnd());
                break;
            case Tree.Map map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, flow && random.Next(3) == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, value) in map.Members)
                {
                    Emit(key, emitter, Styles[random.Next(4)]);
                    Emit(value, emitter, random, flow);
                }
                emitter.Emit(new MappingEnd());
                break;
        }
    }

    static void Emit(string text, Emitter emitter, ScalarStyle style) =>
        emitter.Emit(new YamlDotNet.Core.Events.Scalar(AnchorName.Empty, TagName.Empty, text, style, true, true));

    /// <summary>Events in order; null for what the emitter wrote and the parser cannot read.</summary>
    static string? Shape(string yaml)
    {
        var shape = new StringBuilder();
        try
        {
            var parser = new Parser(new StringReader(yaml));
            while (parser.MoveNext())
                shape.Append(parser.Current!.GetType().Name).Append(' ');
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            return null;
        }
        return shape.ToString() is var read && read.Contains(nameof(DocumentStart), StringComparison.Ordinal) ? read : null;
    }
}
