using System.Globalization;
using System.Text;

namespace Rca.Benchmarks.GitHub;

/// <summary>A branch of one commit a minute, as pages that were written before anybody asks: the server must cost next to nothing.</summary>
sealed class LongHistory
{
    public const int PageSize = 100;
    public const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    readonly byte[][] _pages;

    public LongHistory(int commits, DateTimeOffset newest)
    {
        Count = commits;
        Newest = newest;
        _pages = [.. Enumerable.Range(0, commits).Chunk(PageSize).Select(Write)];
    }

    public int Count { get; }

    public DateTimeOffset Newest { get; }

    public int Pages => _pages.Length;

    /// <summary>A page, newest first, from 1 on.</summary>
    public byte[] Page(int number) => _pages[number - 1];

    /// <summary>The head alone.</summary>
    public byte[] Head() => Write([0]);

    public static string Sha(int back) => string.Create(CultureInfo.InvariantCulture, $"{(uint)(back * 2654435761u):x8}{back:x32}");

    public static string Json(int back, DateTimeOffset newest)
    {
        var time = newest.AddMinutes(-back).ToString(Time, CultureInfo.InvariantCulture);
        var by = $$"""{"name":"Developer {{back % 40}}","email":"developer-{{back % 40}}@acme.example","date":"{{time}}"}""";
        var account = $$"""
            {"login":"developer-{{back % 40}}","id":{{back % 40}},"node_id":"U_{{back % 40}}","avatar_url":"https://github.example/avatars/{{back % 40}}",
            "type":"User","site_admin":false}
            """;
        var parents = $$"""[{"sha":"{{Sha(back + 1)}}","url":"https://api.github.example/repos/acme/big/commits/{{Sha(back + 1)}}"}]""";
        return $$"""
            {"sha":"{{Sha(back)}}","node_id":"C_{{back}}","commit":{"author":{{by}},"committer":{{by}},
            "message":"Change {{back}} of the checkout so that orders keep their total\n\n{{Description}}","tree":{"sha":"{{Sha(back)}}"},
            "comment_count":0,"verification":{"verified":false,"reason":"unsigned","signature":null,"payload":null} },
            "author":{{account}},"committer":{{account}},"parents":{{parents}} }
            """;
    }

    // What the list returns unasked is most of it.
    static readonly string Description = string.Concat(Enumerable.Repeat("It was not so before, and nobody had noticed. ", 12));

    byte[] Write(IEnumerable<int> commits) => Encoding.UTF8.GetBytes($"[{string.Join(',', commits.Select(c => Json(c, Newest)))}]");
}
