using System.Text;
using System.Text.Json;
using Jose;
using Rca.Contracts;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Bundles;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Replaying;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Replaying;

/// <summary>A recording in a file: for the holder of one key, and whole or refused.</summary>
public sealed class RecordingFileTests : IDisposable
{
    static readonly SealingKey Key = SealingKey.Create();
    static readonly Recording Recorded = Recordings.Make();

    readonly TemporaryFolder _folder = new();
    readonly string _path;

    public RecordingFileTests()
    {
        _path = Path.Combine(_folder.Path, "recording.jwe");
        RecordingFile.Write(_path, Recorded, Key.PublicKey);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Recording_is_read_as_it_was_written()
    {
        Assert.Equal(Serialize(Recorded), Serialize(RecordingFile.Read(_path, Key)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
    }

    [Fact]
    public void Nothing_of_it_stands_in_the_file()
    {
        var text = File.ReadAllText(_path);
        foreach (var part in text.Split('.'))
            Assert.DoesNotContain("priya", Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part)), StringComparison.Ordinal);
        Assert.DoesNotContain("priya", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_byte_that_is_changed_and_every_end_that_is_cut_off_is_noticed()
    {
        var whole = File.ReadAllBytes(_path);
        for (var i = 0; i < whole.Length; i += i < 400 || i > whole.Length - 60 ? 1 : 97)
        {
            var changed = whole.ToArray();
            changed[i] = (byte)(changed[i] == 'A' ? 'B' : 'A');
            AssertRefused(changed, i);
            AssertRefused(whole[..i], i);
        }

        AssertRefused([.. whole, (byte)'A'], whole.Length);
    }

    [Fact]
    public void Recording_that_is_sealed_to_another_key_says_to_which() =>
        Assert.Contains($"it is sealed to the key {Key.KeyId}", Assert.Throws<BadInputException>(() => RecordingFile.Read(_path, SealingKey.Create())).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_recording_is_said_to_be_none()
    {
        foreach (var text in (string[])["", "{}", "a.b.c.d.e", SealedDocument.Seal("{}"u8.ToArray(), DocumentType.Captured, Key.PublicKey)])
        {
            File.WriteAllText(_path, text);
            Assert.Contains("it is no recording", Assert.Throws<BadInputException>(() => RecordingFile.Read(_path, Key)).Message, StringComparison.Ordinal);
        }

        Assert.Contains("does not exist", Assert.Throws<BadInputException>(() => RecordingFile.Read(_path + ".absent", Key)).Message, StringComparison.Ordinal);
    }

    // A member such as zip has the library do more than decrypt: a small file would unpack to a large one.
    [Fact]
    public void Recording_whose_header_asks_for_more_is_none()
    {
        using var lease = Key.PublicKey.Rent();
        File.WriteAllText(_path, JWT.EncodeBytes(
            Encoding.UTF8.GetBytes(Serialize(Recorded)), lease.Key, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM, JweCompression.DEF, extraHeaders: SealHeader.OfTheKey(Key.KeyId, DocumentType.Recording)));
        Assert.Contains("it is no recording", Assert.Throws<BadInputException>(() => RecordingFile.Read(_path, Key)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recording_of_another_version_or_form_is_refused()
    {
        foreach (var json in (string[])["{}", "[]", "{\"schema\":\"rca-recording/1\"}", Serialize(Recorded with { Schema = "rca-recording/2" }), Serialize(Recorded with { Tokens = [1] })])
        {
            File.WriteAllText(_path, SealedDocument.Seal(Encoding.UTF8.GetBytes(json), DocumentType.Recording, Key.PublicKey));
            Assert.Contains("expected a recording of the form rca-recording/1", Assert.Throws<BadInputException>(() => RecordingFile.Read(_path, Key)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void File_that_is_there_is_not_overwritten()
    {
        Assert.Throws<BadInputException>(() => RecordingFile.RefuseUnwritable(_path));
        Assert.Throws<BadInputException>(() => RecordingFile.Write(_path, Recorded, Key.PublicKey));
        Assert.Throws<BadInputException>(() => RecordingFile.RefuseUnwritable(Path.Combine(_folder.Path, "absent", "recording.jwe")));
    }

    [Fact]
    public void There_is_no_recording_without_a_key()
    {
        var path = Path.Combine(_folder.Path, "new.jwe");
        Assert.Contains("it needs --record-key", Assert.Throws<BadInputException>(() => Recorder.Of(path, null)).Message, StringComparison.Ordinal);
        Assert.Contains("it cannot be read as a PEM block", Assert.Throws<BadInputException>(() => Recorder.Of(path, _path)).Message, StringComparison.Ordinal);
        Assert.Null(Recorder.Of(null, null));
        Assert.False(File.Exists(path));
    }

    void AssertRefused(byte[] content, int at)
    {
        File.WriteAllBytes(_path, content);
        var thrown = Record.Exception(() => RecordingFile.Read(_path, Key));
        Assert.True(thrown is BadInputException or DamagedBundleException, $"byte {at}: {thrown?.GetType().Name ?? "read"}");
    }

    static string Serialize(Recording recording) => JsonSerializer.Serialize(recording, WireJson.Options);
}
