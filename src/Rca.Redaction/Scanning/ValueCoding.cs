namespace Rca.Redaction.Scanning;

/// <summary>How a found value was written, so that its token is made from what it means.</summary>
enum ValueCoding
{
    Verbatim,
    Escaped,
    Percent,
    Digits,
    Mailbox,
    Compact,
}
