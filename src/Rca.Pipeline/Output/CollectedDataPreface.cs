namespace Rca.Pipeline.Output;

/// <summary>What stands before the connectors in docs/collected-data.md.</summary>
static class CollectedDataPreface
{
    public const string Text = """
        # What is collected

        For whoever must approve that this reads from production. This page is generated from the descriptors of the connectors; what it does not list
        is not collected. To renew it: `./rca sources describe --markdown > docs/collected-data.md`. A test fails when it is out of date.

        What this deployment's identities may see, as opposed to what they need: `rca sources probe`. It is also in every manifest, under `access`.

        ## What is never collected

        - Kubernetes Secrets (only the names of those that a workload refers to), the data of ConfigMaps, values of environment variables, logs of pods
        - files, patches, logs of runs, descriptions of pull requests, and more of a commit's message than its first line
        - rows of tables, text of queries, SQL that is not embedded in the connector
        - anything of a source or a scope that the configuration does not allow: `allowedScopes` is checked by the planner and again by the collector

        ## How each class is treated

        Every field has exactly one class. The redaction stage takes it from its own descriptors, never from a message; a field that is not declared is
        dropped and counted in the item's receipt, and an item whose kind is not declared is withheld.

        | class | what it may hold | what becomes of it |
        |---|---|---|
        | Operational | a number, a boolean, a timestamp, a word of the closed set that is listed, a digest | kept when it has exactly that form, else dropped and counted |
        | Identifier | the name of a thing: a workload, a relation, a branch | kept when the scope or `allowedIdentifiers` of the source names it and no secret is found in it, else a pseudonym |
        | Person | a login, an address, a name of a person | always a pseudonym |
        | FreeText | what people or programs wrote | scanned for secrets and addresses, which become tokens; without control characters; cut at 2 KiB; marked `untrusted` for whoever reads on |
        | Never | what must not leave | dropped and counted |

        A pseudonym is made with a key of the deployment: the same value has the same one, and without the key it leads back to nothing. An unknown number says
        why it is unknown, and is never 0. Between collector and redaction stage, evidence is encrypted to the redaction stage.


        """;
}
