namespace Rca.Core.Manifests.Verifying;

/// <summary>What can be wrong with a manifest.</summary>
public enum FaultKind
{
    /// <summary>No key was given that the reader trusts: nothing says who sealed it.</summary>
    NoTrustedKey,

    /// <summary>There is no envelope, or it has another form.</summary>
    Envelope,

    /// <summary>No trusted key signed it.</summary>
    Signature,

    /// <summary>What was signed is no statement about a manifest.</summary>
    Statement,

    /// <summary>The manifest is not the one that was signed.</summary>
    ManifestDigest,

    /// <summary>It is not the canonical JSON of a manifest of a known form.</summary>
    Form,

    /// <summary>The root does not follow from header and items.</summary>
    Root,

    /// <summary>The ids of incident, plan or command do not follow from what they are for.</summary>
    Plan,

    /// <summary>Completeness, gaps or number of items do not follow from the items.</summary>
    Counts,

    /// <summary>The timeline does not follow from the items.</summary>
    Timeline,

    /// <summary>An item's outcome is contradicted by the item itself.</summary>
    Outcome,

    /// <summary>An item shares a collection that was made for something else.</summary>
    Shared,

    /// <summary>Evidence that an item names is not there.</summary>
    EvidenceMissing,

    /// <summary>Evidence is not what an item names.</summary>
    EvidenceDigest,

    /// <summary>A file stands among the evidence that no item names.</summary>
    EvidenceUnnamed,

    /// <summary>An item does not belong to the manifest that was signed.</summary>
    Proof,
}
