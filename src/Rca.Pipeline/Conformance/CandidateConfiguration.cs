using Rca.Core.Configuration;
using Rca.Pipeline.Commands;
using YamlDotNet.RepresentationModel;

namespace Rca.Pipeline.Conformance;

/// <summary>The one source of an rca.yaml, to be given to the candidate with a broker and keys that are not its own.</summary>
sealed class CandidateConfiguration
{
    readonly YamlNode _sources;

    CandidateConfiguration(SourceConfiguration source, YamlNode sources) => (Source, _sources) = (source, sources);

    public SourceConfiguration Source { get; }

    /// <exception cref="BadInputException">It has not exactly one source.</exception>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    public static CandidateConfiguration Load(string path)
    {
        var root = RootSection.Load(path);
        var sources = SourceReader.Read(root, connectors: null);
        root.Finish();
        if (sources.Count != 1) throw new BadInputException($"{path}: found {sources.Count} sources, expected the one that the candidate is to serve");
        var yaml = new YamlStream();
        using (var reader = new StreamReader(path)) yaml.Load(reader);
        return new(sources.Values.Single(), yaml.Documents[0].RootNode["sources"]);
    }

    /// <summary>The same source with the broker and the keys of a trial.</summary>
    public void Save(string path, TrialKeys keys)
    {
        var root = new YamlMappingNode
        {
            { "sources", _sources },
            { "bus", new YamlMappingNode("rabbitmq", "${env:RCA_RABBITMQ}") },
            { "keys", new YamlMappingNode
            {
                { "sealingPublic", $"${{file:{keys.SealingPublicPath}}}" },
                { "signing", new YamlMappingNode("sources", new YamlMappingNode(Source.Name, $"${{file:{keys.SourcePath}}}")) },
                { "accepted", new YamlMappingNode("planner", new YamlSequenceNode($"${{file:{keys.PlannerPublicPath}}}")) },
            } },
        };
        using var writer = new StreamWriter(path);
        new YamlStream(new YamlDocument(root)).Save(writer, assignAnchors: false);
    }
}
