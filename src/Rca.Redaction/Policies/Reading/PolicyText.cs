using YamlDotNet.Core;

namespace Rca.Redaction.Policies.Reading;

/// <summary>One value of a list, and where it stands.</summary>
sealed record PolicyText(string Value, Mark At, string Key);
