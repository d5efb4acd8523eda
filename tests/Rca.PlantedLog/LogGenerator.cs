using Rca.PlantedLog.Kinds;
using Rca.PlantedLog.Lines;

namespace Rca.PlantedLog;

/// <summary>Writes a mixed log of a cluster, line by line, and knows what is in it.</summary>
public sealed class LogGenerator(LogOptions options)
{
    /// <summary>The lines in order. Every enumeration gives the same ones.</summary>
    public IEnumerable<PlantedLine> Lines()
    {
        var scene = new Scene(options.Seed);
        var (record, fragment) = (new LineWriter(), new LineWriter());
        var (secrets, people) = (new Rotation(SecretKinds.All, scene), new Rotation(PersonalKinds.All, scene));
        var (dueSecrets, duePeople, dueDecoys) = (new Share(options.Secrets, scene), new Share(options.Personal, scene), new Share(options.Decoys, scene));
        for (long bytes = 0; bytes < options.Bytes;)
        {
            scene.Tick();
            record.Clear();
            var isDecoy = false;
            if (dueSecrets.IsDue) Envelopes.Write(record, scene, fragment, secrets.Next());
            else if (duePeople.IsDue) Envelopes.Write(record, scene, fragment, people.Next());
            else if (isDecoy = dueDecoys.IsDue) WriteDecoy(record, scene, fragment);
            else Sources.Write(record, scene);
            foreach (var line in record.Lines)
            {
                dueSecrets.Count(line.Marks.Any(m => m.Class == MarkClass.Secret));
                duePeople.Count(line.Marks.Any(m => m.Class == MarkClass.Personal));
                dueDecoys.Count(isDecoy);
                bytes += line.Utf8.Length + 1;
                yield return line;
            }
        }
    }

    public void WriteTo(Stream stream)
    {
        foreach (var line in Lines())
        {
            stream.Write(line.Utf8);
            stream.WriteByte((byte)'\n');
        }
    }

    static void WriteDecoy(LineWriter record, Scene scene, LineWriter fragment)
    {
        fragment.Clear();
        Decoys.Write(fragment, scene);
        Envelopes.Write(record, scene, fragment);
    }

    /// <summary>Every kind once, in a drawn order, then again in another.</summary>
    sealed class Rotation(IReadOnlyList<Kind> kinds, Dice dice)
    {
        readonly Kind[] order = [.. kinds];
        int next = kinds.Count;

        public Kind Next()
        {
            if (next == order.Length)
            {
                dice.Shuffle(order.AsSpan());
                next = 0;
            }

            return order[next++];
        }
    }

    /// <summary>Keeps a share of lines: behind by a drawn fraction of a line or more, one is due.</summary>
    sealed class Share(double share, Dice dice)
    {
        double owed;
        double threshold = dice.Fraction() * 2;

        public bool IsDue => owed >= threshold;

        public void Count(bool isOne)
        {
            owed += share;
            if (!isOne) return;
            owed--;
            threshold = dice.Fraction() * 2;
        }
    }
}
