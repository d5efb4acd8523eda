namespace Rca.PlantedLog.Tokens;

/// <summary>Providers of language models and what is built around them.</summary>
static class Models
{
    public static readonly TokenKind[] All =
    [
        new("openai-project", "OPENAI_API_KEY", d => $"sk-proj-{d.Base64Url(74)}T3BlbkFJ{d.Base64Url(74)}"),
        new("openai-legacy", "OPENAI_API_KEY", d => $"sk-{d.Base62(20)}T3BlbkFJ{d.Base62(20)}"),
        new("openai-service-account", "OPENAI_API_KEY", d => $"sk-svcacct-{d.Base64Url(58)}T3BlbkFJ{d.Base64Url(58)}"),
        new("anthropic", "ANTHROPIC_API_KEY", d => $"sk-ant-api03-{d.Base64Url(93)}AA"),
        new("anthropic-admin", "ANTHROPIC_ADMIN_KEY", d => $"sk-ant-admin01-{d.Base64Url(93)}AA"),
        new("hugging-face", "HF_TOKEN", d => "hf_" + d.Chars(Alphabets.Letters, 34)),
        new("replicate", "REPLICATE_API_TOKEN", d => "r8_" + d.Base62(37)),
        new("groq", "GROQ_API_KEY", d => $"gsk_{d.Base62(20)}WGdyb3FY{d.Base62(24)}"),
        new("perplexity", "PERPLEXITY_API_KEY", d => "pplx-" + d.Base62(48)),
        new("xai", "XAI_API_KEY", d => "xai-" + d.Base62(80)),
        new("cohere", "COHERE_API_KEY", d => d.Base62(40), false),
        new("mistral", "MISTRAL_API_KEY", d => d.Base62(32), false),
        new("openrouter", "OPENROUTER_API_KEY", d => "sk-or-v1-" + d.Hex(64)),
        new("deepseek", "DEEPSEEK_API_KEY", d => "sk-" + d.Hex(32)),
        new("elevenlabs", "ELEVENLABS_API_KEY", d => "sk_" + d.Hex(48)),
        new("langsmith", "LANGSMITH_API_KEY", d => $"lsv2_pt_{d.Hex(32)}_{d.Hex(10)}"),
        new("pinecone", "PINECONE_API_KEY", d => $"pcsk_{d.Base62(6)}_{d.Base62(63)}"),
        new("wandb", "WANDB_API_KEY", d => d.Hex(40), false),
        new("nvidia", "NVIDIA_API_KEY", d => "nvapi-" + d.Base64Url(64)),
        new("tavily", "TAVILY_API_KEY", d => "tvly-" + d.Base62(32)),
        new("cerebras", "CEREBRAS_API_KEY", d => "csk-" + d.Lower(48)),
        new("jina", "JINA_API_KEY", d => $"jina_{d.Hex(32)}{d.Base62(28)}"),
    ];
}
