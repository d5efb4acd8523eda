using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Rca.Core.Manifests;

/// <summary>The members of an object in canonical order: by the UTF-16 code units of their names (RFC 8785 section 3.2.3).</summary>
static class CanonicalMembers
{
    /// <exception cref="ArgumentException">A name is there twice, or is not valid Unicode.</exception>
    public static JsonProperty[] Of(JsonElement value)
    {
        var members = new JsonProperty[value.GetPropertyCount()];
        var isPlain = true;
        foreach (var (i, member) in value.EnumerateObject().Index())
        {
            members[i] = member;
            isPlain &= IsPlain(JsonMarshal.GetRawUtf8PropertyName(member));
        }

        Comparison<JsonProperty> order = isPlain ? ByBytes : ByCodeUnits;
        for (var i = 1; i < members.Length; i++)
        {
            if (order(members[i - 1], members[i]) < 0) continue;
            members.AsSpan().Sort(order);
            break;
        }

        for (var i = 1; i < members.Length; i++)
            if (order(members[i - 1], members[i]) == 0) throw new ArgumentException("an object has a name twice", nameof(value));
        return members;
    }

    // Of names in ASCII, bytes have the order of code units.
    static bool IsPlain(ReadOnlySpan<byte> name) => Ascii.IsValid(name) && !name.Contains((byte)'\\');

    static int ByBytes(JsonProperty a, JsonProperty b) => JsonMarshal.GetRawUtf8PropertyName(a).SequenceCompareTo(JsonMarshal.GetRawUtf8PropertyName(b));

    static int ByCodeUnits(JsonProperty a, JsonProperty b) => string.CompareOrdinal(Name(a), Name(b));

    static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw new ArgumentException("a name is not valid Unicode", nameof(member));
        }
    }
}
