using System.Security.Cryptography;

namespace Rca.Pipeline.Conformance;

/// <summary>What a candidate is given: a folder with its rca.yaml and keys, and the environment that names them. Gone after the trial.</summary>
sealed class TrialFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-conformance-");
    readonly string _token = "rca-canary-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
    readonly Uri _broker;

    public TrialFolder(TrialOptions options)
    {
        _broker = options.Broker;
        Keys = TrialKeys.Write(_folder.FullName);
        options.Configuration.Save(Configuration, Keys);
    }

    public TrialKeys Keys { get; }

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RCA_CONFIG"] = Configuration,
        ["RCA_RABBITMQ"] = _broker.OriginalString,
        ["RCA_CANARY_TOKEN"] = _token,
    };

    /// <summary>What the candidate must show to nobody.</summary>
    public IReadOnlyDictionary<string, string> Secrets
    {
        get
        {
            var secrets = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["the token of its environment"] = _token,
                ["its signing key"] = Keys.Source.ToPem().Split('\n')[1],
            };
            // A short one, such as guest, is a word that may stand anywhere.
            if (_broker.UserInfo.Split(':') is [_, { Length: >= 8 } password]) secrets["the password of the broker"] = Uri.UnescapeDataString(password);
            return secrets;
        }
    }

    string Configuration => Path.Combine(_folder.FullName, "rca.yaml");

    public void Dispose() => _folder.Delete(recursive: true);
}
