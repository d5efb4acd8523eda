using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Azure: keys with a signature at a fixed offset, and what Entra and Azure DevOps issue.</summary>
static class Azure
{
    const string Definitions = "https://learn.microsoft.com/en-us/purview/sit-defn-all-creds";
    const string Storage = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-storage-account-key";
    const string Cosmos = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-cosmos-db-account-access-key";
    const string Batch = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-batch-shared-access-key";
    const string Registry = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-container-registry-access-key";
    const string EventGrid = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-eventgrid-access-key";
    const string ServiceBus = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-service-bus-shared-access-signature";
    const string IoT = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-iot-shared-access-key";
    const string Functions = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-function-master-api-key";
    const string Search = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-cognitive-search-api-key";
    const string MachineLearning = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-ml-web-service-api-key";
    const string Redis = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-redis-cache-connection-string";
    const string Entra = "https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret";
    const string DevOps = "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate";
    const string Relay = "https://learn.microsoft.com/en-us/azure/azure-relay/relay-authentication-and-authorization";

    // Keys of 64, 40, 39 and 32 bytes in base64: the signature stands before the last six characters and the padding.
    static readonly TokenHead Of64 = new(A.Base64Body, 76, 76);
    static readonly TokenHead Of40 = new(A.Base64Body, 44, 44);
    static readonly TokenHead Of39 = new(A.Base64Body, 42, 42);
    static readonly TokenHead Of32 = new(A.Base64Body, 33, 33);
    static readonly TokenHead Random = new(A.Base62, 52, 52);
    static readonly TokenHead ClientSecret = new(A.Tilde, 3, 3);
    static readonly TokenHead PersonalToken = new(A.Base62, 76, 76);

    internal static readonly VendorToken[] Rows =
    [
        new("azure-storage-key", "+ASt", A.Base64, 8, 8, Storage, Edges.Right) { Head = Of64 },
        new("azure-cosmos-key", "ACDb", A.Base64, 8, 8, Cosmos, Edges.Right) { Head = Of64 },
        new("azure-batch-key", "+ABa", A.Base64, 8, 8, Batch, Edges.Right) { Head = Of64 },
        new("azure-api-management-key", "APIM", A.Base64, 8, 8, Definitions, Edges.Right) { Head = Of64 },
        new("azure-machine-learning-key", "+AMC", A.Base64, 8, 8, MachineLearning, Edges.Right) { Head = Of64 },
        new("azure-functions-key", "AzFu", A.Base64, 8, 8, Functions, Edges.Right) { Head = Of40 },
        new("azure-container-registry-key", "+ACR", A.Base64, 6, 6, Registry, Edges.Right) { Head = Of39 },
        new("azure-search-key", "AzSe", A.Base62, 6, 6, Search, Edges.Right) { Head = new(A.Base62, 42, 42) },
        new("azure-event-grid-key", "AZEG", A.Base64, 7, 7, EventGrid, Edges.Right) { Head = Of32 },
        new("azure-service-bus-key", "+ASb", A.Base64, 7, 7, ServiceBus, Edges.Right) { Head = Of32 },
        new("azure-event-hub-key", "+AEh", A.Base64, 7, 7, ServiceBus, Edges.Right) { Head = Of32 },
        new("azure-relay-key", "+ARm", A.Base64, 7, 7, Relay, Edges.Right) { Head = Of32 },
        new("azure-iot-key", "AIoT", A.Base64, 7, 7, IoT, Edges.Right) { Head = Of32 },
        new("azure-redis-key", "AzCa", A.Base64, 7, 7, Redis, Edges.Right) { Head = Of32 },
        new("azure-annotated-key", "JQQJ99", A.Base62, 26, 32, Definitions, Edges.Right) { Head = Random },
        new("azure-devops-token", "AZDO", A.Base62, 4, 4, DevOps, Edges.Right) { Head = PersonalToken },
        new("entra-client-secret", "8Q~", A.Tilde, 31, 34, Entra, Edges.Both) { Head = ClientSecret },
        new("entra-older-client-secret", "7Q~", A.Tilde, 31, 34, Entra, Edges.Both) { Head = ClientSecret },
    ];
}
