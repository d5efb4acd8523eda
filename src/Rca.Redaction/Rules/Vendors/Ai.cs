using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Models, and what is built around them.</summary>
static class Ai
{
    const string OpenAi = "https://platform.openai.com/docs/api-reference/authentication";
    const string OpenAiRealtime = "https://platform.openai.com/docs/api-reference/realtime-sessions";
    const string Anthropic = "https://docs.anthropic.com/en/api/overview";
    const string AnthropicAdmin = "https://docs.anthropic.com/en/api/administration-api";
    const string AnthropicOAuth = "https://docs.anthropic.com/en/docs/claude-code/iam";
    const string HuggingFace = "https://huggingface.co/docs/hub/security-tokens";
    const string Replicate = "https://replicate.com/docs/topics/security/api-tokens";
    const string Groq = "https://console.groq.com/docs/quickstart";
    const string Perplexity = "https://docs.perplexity.ai/getting-started/quickstart";
    const string XAi = "https://docs.x.ai/docs/tutorial";
    const string OpenRouter = "https://openrouter.ai/docs/api-reference/authentication";
    const string LangSmith = "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key";
    const string Langfuse = "https://langfuse.com/faq/all/where-are-langfuse-api-keys";
    const string Pinecone = "https://docs.pinecone.io/guides/projects/manage-api-keys";
    const string Fireworks = "https://docs.fireworks.ai/getting-started/quickstart";
    const string Nvidia = "https://docs.api.nvidia.com/nim/docs/api-quickstart";
    const string ElevenLabs = "https://elevenlabs.io/docs/api-reference/authentication";
    const string Voyage = "https://docs.voyageai.com/docs/api-key-and-installation";
    const string Tavily = "https://docs.tavily.com/documentation/api-reference/introduction";
    const string Jina = "https://jina.ai/api-dashboard/";
    const string Nomic = "https://docs.nomic.ai/platform/getting-started/authentication";
    const string Together = "https://docs.together.ai/docs/quickstart";
    const string Cerebras = "https://inference-docs.cerebras.ai/quickstart";
    const string DeepSeek = "https://api-docs.deepseek.com/";
    const string Runway = "https://docs.dev.runwayml.com/guides/using-the-api/";
    const string Modal = "https://modal.com/docs/reference/modal.config";
    const string RunPod = "https://docs.runpod.io/get-started/api-keys";
    const string LlamaCloud = "https://docs.cloud.llamaindex.ai/api_key";
    const string Helicone = "https://docs.helicone.ai/helicone-headers/helicone-auth";
    const string Mem0 = "https://docs.mem0.ai/platform/quickstart";
    const string E2B = "https://e2b.dev/docs/api-key";
    const string Browserbase = "https://docs.browserbase.com/reference/introduction";
    const string Firecrawl = "https://docs.firecrawl.dev/introduction";
    const string Apify = "https://docs.apify.com/platform/integrations/api";
    const string ApifyProxy = "https://docs.apify.com/platform/proxy/usage";
    const string Dify = "https://docs.dify.ai/en/guides/application-publishing/developing-with-apis";
    const string Coze = "https://www.coze.com/docs/developer_guides/pat";
    const string Cartesia = "https://docs.cartesia.ai/get-started/make-an-api-request";
    const string Chroma = "https://docs.trychroma.com/cloud/getting-started";
    const string Vectara = "https://docs.vectara.com/docs/console-ui/manage-api-access";
    const string Friendli = "https://friendli.ai/docs/guides/personal_access_tokens";
    const string Unkey = "https://www.unkey.com/docs/security/root-keys";

    internal static readonly VendorToken[] Rows =
    [
        new("openai-project-key", "sk-proj-", A.Base64Url, 40, 256, OpenAi),
        new("openai-service-key", "sk-svcacct-", A.Base64Url, 40, 256, OpenAi),
        new("openai-admin-key", "sk-admin-", A.Base64Url, 40, 256, OpenAi),
        new("openai-user-key", "sk-None-", A.Base64Url, 40, 256, OpenAi),
        new("openai-legacy-key", "sk-", A.Base62, 48, 48, OpenAi, Edges.Both),
        new("openai-marked-key", "T3BlbkFJ", A.Base64Url, 20, 128, OpenAi) { Head = new(A.Base64Url, 20, 128) },
        new("openai-session-key", "sess-", A.Base62, 40, 40, OpenAi, Edges.Both),
        new("openai-ephemeral-key", "ek_", A.Hex, 32, 32, OpenAiRealtime, Edges.Both),
        new("anthropic-api-key", "sk-ant-api03-", A.Base64Url, 32, 256, Anthropic),
        new("anthropic-admin-key", "sk-ant-admin01-", A.Base64Url, 32, 256, AnthropicAdmin),
        new("anthropic-oauth-token", "sk-ant-oat01-", A.Base64Url, 32, 256, AnthropicOAuth),
        new("anthropic-key", "sk-ant-", A.Base64Url, 32, 256, Anthropic),
        new("huggingface-token", "hf_", A.Base62, 30, 64, HuggingFace, Edges.Both),
        new("huggingface-organization-token", "api_org_", A.Base62, 30, 64, HuggingFace),
        new("replicate-token", "r8_", A.Base62, 37, 40, Replicate, Edges.Both),
        new("groq-key", "gsk_", A.Base62, 48, 64, Groq, Edges.Left),
        new("perplexity-key", "pplx-", A.Base62, 48, 64, Perplexity),
        new("xai-key", "xai-", A.Base62, 80, 80, XAi, Edges.Both),
        new("openrouter-key", "sk-or-v1-", A.Hex, 64, 64, OpenRouter),
        new("langsmith-personal-key", "lsv2_pt_", A.Word, 40, 64, LangSmith),
        new("langsmith-service-key", "lsv2_sk_", A.Word, 40, 64, LangSmith),
        new("langsmith-legacy-key", "ls__", A.Hex, 32, 32, LangSmith, Edges.Both),
        new("langfuse-secret-key", "sk-lf-", A.HexDash, 36, 36, Langfuse),
        new("langfuse-public-key", "pk-lf-", A.HexDash, 36, 36, Langfuse),
        new("pinecone-key", "pcsk_", A.Word, 50, 96, Pinecone),
        new("fireworks-key", "fw_", A.Base62, 22, 28, Fireworks, Edges.Both) { Mixed = true },
        new("nvidia-key", "nvapi-", A.Base64Url, 60, 72, Nvidia),
        new("elevenlabs-key", "sk_", A.LowerHex, 48, 48, ElevenLabs, Edges.Both),
        new("voyage-key", "pa-", A.Base64Url, 43, 43, Voyage, Edges.Both) { Mixed = true },
        new("tavily-key", "tvly-", A.Base64Url, 24, 64, Tavily),
        new("jina-key", "jina_", A.Base64Url, 60, 64, Jina, Edges.Left),
        new("nomic-key", "nk-", A.Base64Url, 43, 43, Nomic, Edges.Both) { Mixed = true },
        new("together-key", "tgp_v1_", A.Base64Url, 43, 64, Together),
        new("cerebras-key", "csk-", A.LowerAlnum, 48, 48, Cerebras, Edges.Both),
        new("deepseek-key", "sk-", A.LowerHex, 32, 32, DeepSeek, Edges.Both),
        new("runway-key", "key_", A.Hex, 128, 128, Runway, Edges.Both),
        new("modal-token-id", "ak-", A.Base62, 22, 22, Modal, Edges.Both) { Mixed = true },
        new("modal-token-secret", "as-", A.Base62, 22, 22, Modal, Edges.Both) { Mixed = true },
        new("runpod-key", "rpa_", A.Base62, 40, 64, RunPod, Edges.Left),
        new("llamacloud-key", "llx-", A.Base62, 48, 48, LlamaCloud, Edges.Both),
        new("helicone-key", "sk-helicone-", A.Dashed, 24, 64, Helicone),
        new("mem0-key", "m0-", A.Base62, 40, 40, Mem0, Edges.Both) { Mixed = true },
        new("e2b-key", "e2b_", A.Hex, 40, 40, E2B),
        new("browserbase-live-key", "bb_live_", A.Base64Url, 24, 48, Browserbase),
        new("browserbase-test-key", "bb_test_", A.Base64Url, 24, 48, Browserbase),
        new("firecrawl-key", "fc-", A.LowerHex, 32, 32, Firecrawl, Edges.Both),
        new("apify-token", "apify_api_", A.Base62, 36, 36, Apify),
        new("apify-proxy-password", "apify_proxy_", A.Base62, 24, 64, ApifyProxy),
        new("dify-app-key", "app-", A.Base62, 24, 24, Dify, Edges.Both) { Mixed = true },
        new("dify-dataset-key", "dataset-", A.Base62, 24, 24, Dify, Edges.Both) { Mixed = true },
        new("coze-token", "pat_", A.Base62, 64, 64, Coze, Edges.Both) { Mixed = true },
        new("cartesia-key", "sk_car_", A.Base62, 20, 64, Cartesia),
        new("chroma-key", "ck-", A.Base58, 40, 48, Chroma, Edges.Both) { Mixed = true },
        new("vectara-personal-key", "zut_", A.Base64Url, 30, 64, Vectara, Edges.Left),
        new("vectara-query-key", "zqt_", A.Base64Url, 30, 64, Vectara, Edges.Left),
        new("friendli-token", "flp_", A.Base62, 40, 64, Friendli, Edges.Left),
        new("unkey-root-key", "unkey_", A.Base58, 20, 64, Unkey, Edges.Both) { Mixed = true },
    ];
}
