namespace Rca.Redaction.Scanning;

/// <summary>A range of the text that a rule wants replaced.</summary>
readonly record struct Hit(int Start, int End, Rule Rule, ValueCoding Coding = ValueCoding.Verbatim);
