using System.Text.Json;
using CsCheck;
using Rca.Contracts;
using Rca.Pipeline;
using Rca.Pipeline.Redaction;
using Rca.UnitTests.Redaction;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Redaction;

/// <summary>Whatever a collector sends as one of the kinds that are built in, only declared fields come out, each with what its class may hold.</summary>
public sealed class DataClassProperties
{
    const string Canary = "canary7canary";

    static readonly Gen<string> Stray = StrayOf(3);

    // Text where a document is declared withholds the whole record, which other tests hold.
    static readonly Gen<string> NoText = StrayOf(2).Where(s => !s.StartsWith('"'));

    static readonly Gen<string> StrayName = Pick.From("extra", Canary, "name", "value", "untrusted", "unknown", "number");

    public static TheoryData<string> Kinds => [.. BuiltInConnectors.Descriptors.Values.SelectMany(d => d.Kinds).Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_declared_fields_come_out_with_what_their_class_may_hold(string name)
    {
        var (connector, kind) = BuiltInConnectors.Descriptors.Values.SelectMany(d => d.Kinds.Select(k => (d.Type, k))).Single(k => k.k.Name == name);
        var catalogue = new Catalogues(BuiltInConnectors.Descriptors.Values).Find(connector, name)!;
        Record([.. kind.Fields.Select(f => (f.Pointer[1..].Split('/'), f))]).Sample(json =>
        {
            var record = Engines.Record(json, catalogue);
            Assert.Null(record.Withheld);
            var output = Engines.Json(record);
            Assert.DoesNotContain(Canary, JsonSerializer.Serialize(record.Receipt), StringComparison.Ordinal);
            using var parsed = JsonDocument.Parse(output);
            Check(parsed.RootElement, "", kind.Fields);
        }, iter: 100);
    }

    static void Check(JsonElement value, string pointer, IReadOnlyList<FieldDeclaration> fields)
    {
        if (value.ValueKind == JsonValueKind.Null) return;
        if (fields.FirstOrDefault(f => f.Pointer == pointer) is { } field)
        {
            Assert.True(Holds(field, value), $"{pointer}, declared {field.Class} {field.Form}, holds {value.GetRawText()}");
            // Free text is text: there a harmless word may stand.
            if (field.Class != DataClass.FreeText) Assert.DoesNotContain(Canary, value.GetRawText(), StringComparison.Ordinal);
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
            foreach (var element in value.EnumerateArray()) Check(element, pointer + "/*", fields);
        else
        {
            Assert.True(value.ValueKind == JsonValueKind.Object && fields.Any(f => f.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal)), $"{pointer} is not declared");
            // Where a list is declared the engine takes a map too, whose keys are names like any other.
            foreach (var member in value.EnumerateObject())
                Check(member.Value, member.Name.StartsWith("[REDACTED:identifier:", StringComparison.Ordinal) ? pointer + "/*" : $"{pointer}/{member.Name}", fields);
        }
    }

    // Said again in other words than the engine's: what a reader of the page of collected data expects.
    static bool Holds(FieldDeclaration field, JsonElement value) => (field.Class, field.Form, value.ValueKind) switch
    {
        (DataClass.Operational, FieldForm.Number, JsonValueKind.Number) => true,
        (DataClass.Operational, FieldForm.Number, JsonValueKind.Object) => JsonSerializer.Deserialize<Quantity>(value, WireJson.Options).Kind != QuantityKind.Value,
        (DataClass.Operational, FieldForm.Boolean, JsonValueKind.True or JsonValueKind.False) => true,
        (DataClass.Operational, FieldForm.Timestamp, JsonValueKind.String) => value.TryGetDateTimeOffset(out _),
        (DataClass.Operational, FieldForm.Enum, JsonValueKind.String) => field.Values!.Contains(value.GetString()!, StringComparer.Ordinal),
        (DataClass.Operational, FieldForm.Digest, JsonValueKind.String) => value.GetString()!.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-'),
        (DataClass.Identifier or DataClass.Person, _, JsonValueKind.String) => value.GetString()!.StartsWith("[REDACTED:", StringComparison.Ordinal),
        (DataClass.FreeText, _, JsonValueKind.Object) => value.TryGetProperty("untrusted", out _),
        _ => false,
    };

    static Gen<string> Record(IReadOnlyList<(string[] Path, FieldDeclaration Field)> fields)
    {
        if (fields is [{ Path: [] } leaf]) return Leaf(leaf.Field);
        var children = fields.GroupBy(f => f.Path[0], StringComparer.Ordinal)
            .Select(g => (g.Key, Value: Record([.. g.Select(f => (f.Path[1..], f.Field))]), Stray: g.Any(f => f.Field.Form == FieldForm.Json) ? NoText : Stray)).ToList();
        if (children is [("*", var element, _)]) return Gen.OneOf(element.Array[0, 4].Select(e => $"[{string.Join(',', e)}]"), Stray);
        var members = children.Aggregate(Gen.Const(""), (all, child) => Gen.Select(all, Gen.OneOf(child.Value, child.Value, child.Value, child.Stray), Gen.Bool, (text, value, present) =>
            present ? $"{text}\"{child.Key}\":{value}," : text));
        // Names that stand for nothing declared, beside what is.
        var strays = Gen.Select(StrayName, Stray).Array[0, 5].Select(all => all.Where(s => children.All(c => c.Key != s.Item1)).DistinctBy(s => s.Item1).Select(s => $"\"{s.Item1}\":{s.Item2},"));
        return Gen.Select(members, strays, (declared, extra) => $"{{{(declared + string.Concat(extra)).TrimEnd(',')}}}");
    }

    static Gen<string> Leaf(FieldDeclaration field) => field.Class == DataClass.FreeText
        ? Gen.OneOf(Gen.Const(field.Form == FieldForm.Json ? """
            "[\"plain\",\"words\"]"
            """ : "\"plain words\""), NoText)
        : Gen.OneOf(Gen.Const("7"), Gen.Const("true"), Gen.Const("\"2026-03-01T03:00:00.000Z\""), Gen.Const("{\"atLeast\":3}"), Gen.Const($"\"{field.Values?[0] ?? "word"}\""), Stray);

    static Gen<string> StrayOf(int depth) => depth == 0
        ? Pick.From($"\"{Canary}\"", $"\"{Canary} 7\"", "null", "1e999", "-0.5", new string('1', 60), $"{{\"unknown\":\"{Canary}\"}}", $"{{\"untrusted\":\"{Canary}\"}}", $"\"sha256:{Canary}\"")
        : Gen.OneOf(
            StrayOf(0),
            StrayOf(depth - 1).Array[0, 8].Select(values => $"[{string.Join(',', values)}]"),
            StrayOf(depth - 1).Array[0, 8].Select(values => $"{{{string.Join(',', values.Select((v, i) => $"\"{Canary}{i}\":{v}"))}}}"));
}
