using Rca.Redaction.Rules.KeyValues;
using System.Text;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>Tools whose documented options take a password as the next argument.</summary>
static class Tools
{
    static readonly (byte[] Tool, byte[][] Options, bool IsLogin)[] Table =
    [
        Row("curl", "-u --user -U --proxy-user", isLogin: true),
        Row("wget", "--user-password", isLogin: false),
        Row("http", "-a --auth", isLogin: true),
        Row("sshpass", "-p", isLogin: false),
        Row("redis-cli", "-a --pass", isLogin: false),
        Row("mongo", "-p", isLogin: false),
        Row("mongosh", "-p", isLogin: false),
        Row("mongodump", "-p", isLogin: false),
        Row("mongorestore", "-p", isLogin: false),
        Row("ldapsearch", "-w", isLogin: false),
        Row("ldapmodify", "-w", isLogin: false),
        Row("docker", "-p", isLogin: false),
        Row("podman", "-p", isLogin: false),
        Row("sqlcmd", "-P", isLogin: false),
        Row("kinit", "--password", isLogin: false),
        Row("smbclient", "-U", isLogin: true),
    ];

    internal static void Judge(DocumentTape tape, int list)
    {
        var tool = Base(tape.Text(list + 1));
        foreach (var row in Table)
        {
            if (tool.SequenceEqual(row.Tool) && (!IsContainerEngine(tool) || tape.Says(list + 2, "login"u8)))
                Options(tape, list, row.Options, row.IsLogin);
        }
    }

    // Elsewhere -p publishes a port.
    static bool IsContainerEngine(ReadOnlySpan<byte> tool) => tool.SequenceEqual("docker"u8) || tool.SequenceEqual("podman"u8);

    static void Options(DocumentTape tape, int list, byte[][] options, bool isLogin)
    {
        for (var item = list + 2; item + 1 < tape.Nodes[list].After; item++)
        {
            foreach (var option in options)
            {
                if (tape.Text(item).SequenceEqual(option))
                    Value(tape, item + 1, isLogin);
            }
        }
    }

    static void Value(DocumentTape tape, int item, bool isLogin)
    {
        var text = tape.Text(item);
        var from = isLogin ? text.IndexOf((byte)':') + 1 : 0;
        if ((from > 0 || !isLogin) && !ValueGuards.IsReference(text[from..]))
            tape.Raise(item, Verdict.Secret, from);
    }

    static ReadOnlySpan<byte> Base(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];

    static (byte[], byte[][], bool) Row(string tool, string options, bool isLogin) =>
        (Encoding.ASCII.GetBytes(tool), [.. options.Split(' ').Select(Encoding.ASCII.GetBytes)], isLogin);
}
