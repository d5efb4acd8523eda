using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rca.Redaction.Policies;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Learning;

/// <summary>Secrets known by where they stood, looked for wherever else they stand, in every way of writing them. Not thread-safe.</summary>
sealed class LearntValues(RedactionPolicy policy)
{
    // A bound on memory: about 50 MB of forms.
    const int MaxValues = 65_536;
    // Values that are alike are made, not met: a text full of them must not become slow.
    const int MaxAlike = 256;
    const int Window = sizeof(uint);
    const int Step = 5;
    const int FilterBits = 16;
    const uint Multiplier = 0x9E3779B1;

    internal static readonly Rule Rule = new("learnt-value", TokenClass.Secret,
        $"values that rules which learn have found, plain base64 base64url hex percent json html; {ValueFloor.Definition}");

    readonly List<(byte[] Bytes, long From)> values = [];
    readonly Dictionary<ByteString, int> known = [];

    // A form has eight bytes or more, so of any five places in a row one has four bytes of it that are known here: only every fifth place is looked at.
    readonly Dictionary<uint, List<(byte[] Form, int Offset, int Value, bool Base64)>> forms = [];
    ulong[] filter = [];

    internal int Count => values.Count;

    /// <summary>Whether a value is looked for before the place that it was learnt at, too.</summary>
    internal bool Hindsight { get; init; }

    /// <summary>The place in the input that has been read up to: a value that is added now is looked for from there on.</summary>
    internal long Here { get; set; }

    /// <summary>Remembers a value, unless the policy allows it, or it is so short or so plain that ordinary text holds it by chance.</summary>
    internal void Add(ReadOnlySpan<byte> value)
    {
        if (!ValueFloor.IsTelling(value))
            return;
        var copy = value.ToArray();
        if (policy.AllowsValue(copy))
            return;
        if (known.TryGetValue(new ByteString(copy), out var at))
        {
            values[at] = (values[at].Bytes, Math.Min(values[at].From, Here));
            return;
        }
        if (values.Count >= MaxValues)
            return;
        known.Add(new ByteString(copy), values.Count);
        if (filter.Length == 0)
            filter = new ulong[1 << (FilterBits - 6)];
        foreach (var (form, base64) in ValueForms.Of(copy))
            Enter(form, base64, values.Count);
        values.Add((copy, Here));
    }

    /// <summary>Adds a hit for every place that holds a remembered value; all of the text counts as read up to <see cref="Here"/>.</summary>
    internal void Find(ReadOnlySpan<byte> text, List<Hit> hits) => Find(text, Here, step: 0, shift: 0, hits);

    /// <summary>The same for a text that begins at a place in the input, and of which each byte has its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Where in the input it begins.</param>
    /// <param name="shift">What is added to the places of hits.</param>
    /// <param name="hits">Where the hits go.</param>
    internal void Find(ReadOnlySpan<byte> text, long origin, int shift, List<Hit> hits) => Find(text, origin, step: 1, shift, hits);

    void Find(ReadOnlySpan<byte> text, long origin, int step, int shift, List<Hit> hits)
    {
        if (values.Count == 0)
            return;
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var bits = ref MemoryMarshal.GetArrayDataReference(filter);
        var done = 0;
        for (var at = 0; at + Window <= text.Length; at += Step)
        {
            // A hash has as many bits as the filter, so nothing outside it is read.
            var window = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, at));
            var hash = Hash(window);
            if ((Unsafe.Add(ref bits, hash >> 6) & (1UL << (int)hash)) == 0 || !forms.TryGetValue(window, out var candidates))
                continue;
            foreach (var (form, offset, value, base64) in candidates)
            {
                var begin = at - offset;
                if (begin < done || (!Hindsight && origin + (step * begin) < values[value].From) || !text[begin..].StartsWith(form))
                    continue;
                done = begin + form.Length;
                var (start, end) = base64 ? Carrier(text, begin, done) : (begin, done);
                hits.Add(new Hit(start + shift, end + shift, Rule, Value: values[value].Bytes));
                break;
            }
        }
    }

    // The digits beside an aligned form may hold the value's first and last bits.
    static (int Start, int End) Carrier(ReadOnlySpan<byte> text, int start, int end)
    {
        const int Beside = 2;
        for (var i = 0; i < Beside && start > 0 && IsDigit(text[start - 1]); i++)
            start--;
        for (var i = 0; i < Beside && end < text.Length && (IsDigit(text[end]) || text[end] == '='); i++)
            end++;
        return (start, end);
    }

    static bool IsDigit(byte b) => AsciiByte.IsAlnum(b) || b is (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_';

    void Enter(byte[] form, bool base64, int value)
    {
        for (var offset = 0; offset < Step; offset++)
        {
            var window = MemoryMarshal.Read<uint>(form.AsSpan(offset));
            if (!forms.TryGetValue(window, out var list))
                forms.Add(window, list = []);
            if (list.Count == MaxAlike)
                continue;
            list.Add((form, offset, value, base64));
            // The longest first: of a value and the same value with more behind it, all is replaced.
            list.Sort(static (a, b) => b.Form.Length.CompareTo(a.Form.Length));
            var hash = Hash(window);
            filter[hash >> 6] |= 1UL << (int)(hash & 63);
        }
    }

    static uint Hash(uint four) => (four * Multiplier) >> (32 - FilterBits);
}
