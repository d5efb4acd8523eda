using Rca.Redaction.Rules.Checksums;
using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Documents, tasks, design, content, maps, customers, and the rest.</summary>
static class Productivity
{
    const string Asana = "https://developers.asana.com/docs/personal-access-token";
    const string Notion = "https://developers.notion.com/docs/authorization";
    const string Linear = "https://linear.app/developers/graphql";
    const string LinearOAuth = "https://linear.app/developers/oauth-2-0-authentication";
    const string Figma = "https://www.figma.com/developers/api";
    const string Airtable = "https://airtable.com/developers/web/guides/personal-access-tokens";
    const string Trello = "https://developer.atlassian.com/cloud/trello/guides/rest-api/api-introduction/";
    const string ClickUp = "https://developer.clickup.com/docs/authentication";
    const string Typeform = "https://www.typeform.com/developers/get-started/personal-access-token/";
    const string Cal = "https://cal.com/docs/api-reference/v2/introduction";
    const string Contentful = "https://www.contentful.com/developers/docs/references/authentication/";
    const string Builder = "https://www.builder.io/c/docs/using-your-api-key";
    const string Mapbox = "https://docs.mapbox.com/api/accounts/tokens/";
    const string Esri = "https://developers.arcgis.com/documentation/security-and-authentication/api-key-authentication/";
    const string Foursquare = "https://docs.foursquare.com/developer/docs/manage-api-keys";
    const string Postman = "https://learning.postman.com/docs/developer/postman-api/authentication/";
    const string PostmanCollection = "https://learning.postman.com/docs/collections/use-collections/share-and-collaborate-on-collections/";
    const string RapidApi = "https://docs.rapidapi.com/docs/keys";
    const string ReadMe = "https://docs.readme.com/main/reference/authentication";
    const string GitBook = "https://gitbook.com/docs/developers/gitbook-api/authentication";
    const string FrameIo = "https://developer.frame.io/docs/getting-started/authentication";
    const string Dub = "https://dub.co/docs/api-reference/tokens";
    const string Dropbox = "https://developers.dropbox.com/oauth-guide";
    const string HubSpot = "https://developers.hubspot.com/docs/guides/apps/private-apps/overview";
    const string Klaviyo = "https://developers.klaviyo.com/en/docs/retrieve_api_credentials";
    const string Salesforce = "https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_web_server_flow.htm";
    const string Zoho = "https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token.html";
    const string Canva = "https://www.canva.dev/docs/connect/authentication/";
    const string Branch = "https://help.branch.io/developers-hub/reference/key-secret";
    const string Liveblocks = "https://liveblocks.io/docs/authentication";
    const string Adafruit = "https://io.adafruit.com/api/docs/";
    const string Ubidots = "https://docs.ubidots.com/reference/authentication";
    const string Samsara = "https://developers.samsara.com/docs/authentication";
    const string Riot = "https://developer.riotgames.com/docs/portal";
    const string CoinGecko = "https://docs.coingecko.com/reference/setting-up-your-api-key";
    const string WakaTime = "https://wakatime.com/developers";
    const string Lichess = "https://lichess.org/api";

    internal static readonly VendorToken[] Rows =
    [
        new("asana-token", "1/", A.HexPath, 45, 60, Asana, Edges.Both) { ThirdCharacter = "0123456789", Checksum = Checksum.Asana, ChecksumDecides = true },
        new("asana-token-2", "2/", A.HexPath, 60, 90, Asana, Edges.Both) { ThirdCharacter = "0123456789", Checksum = Checksum.Asana, ChecksumDecides = true },
        new("notion-token", "ntn_", A.Base62, 40, 64, Notion, Edges.Left),
        new("notion-legacy-token", "secret_", A.Base62, 43, 43, Notion, Edges.Both) { Mixed = true },
        new("linear-api-key", "lin_api_", A.Base62, 32, 64, Linear),
        new("linear-oauth-token", "lin_oauth_", A.Base62, 32, 96, LinearOAuth),
        new("linear-webhook-secret", "lin_wh_", A.Base62, 32, 64, Linear),
        new("figma-token", "figd_", A.Base64Url, 36, 64, Figma),
        new("airtable-token", "pat", A.Dotted, 79, 79, Airtable, Edges.Both) { Mixed = true },
        new("trello-token", "ATTA", A.Hex, 72, 72, Trello, Edges.Both),
        new("clickup-token", "pk_", A.UpperWord, 36, 48, ClickUp, Edges.Both),
        new("typeform-token", "tfp_", A.Dotted, 40, 96, Typeform),
        new("cal-live-key", "cal_live_", A.Hex, 32, 32, Cal),
        new("cal-key", "cal_", A.Hex, 32, 32, Cal, Edges.Both),
        new("contentful-token", "CFPAT-", A.Base64Url, 40, 64, Contentful),
        new("builder-private-key", "bpk-", A.Hex, 32, 32, Builder, Edges.Both),
        new("mapbox-secret-token", "sk.eyJ1Ijoi", A.Dotted, 60, 512, Mapbox),
        new("mapbox-public-token", "pk.eyJ1Ijoi", A.Dotted, 60, 512, Mapbox),
        new("mapbox-temporary-token", "tk.eyJ1Ijoi", A.Dotted, 60, 512, Mapbox),
        new("esri-key", "AAPK", A.Base64Url, 60, 256, Esri, Edges.Left),
        new("esri-platform-token", "AAPT", A.Any64, 60, 512, Esri, Edges.Left),
        new("foursquare-key", "fsq3", A.Base64, 40, 64, Foursquare, Edges.Both) { Mixed = true },
        new("postman-key", "PMAK-", A.Dashed, 48, 64, Postman),
        new("postman-collection-key", "PMAT-", A.UpperAlnum, 26, 26, PostmanCollection),
        new("rapidapi-key", "jsn", A.LowerAlnum, 12, 12, RapidApi, Edges.Both) { Head = new(A.LowerAlnum, 35, 35) },
        new("readme-key", "rdme_", A.LowerAlnum, 64, 80, ReadMe),
        new("gitbook-token", "gb_api_", A.Base62, 36, 64, GitBook),
        new("frameio-token", "fio-u-", A.Base64Url, 60, 72, FrameIo),
        new("dub-key", "dub_", A.Base62, 24, 24, Dub, Edges.Both) { Mixed = true },
        new("dropbox-token", "sl.", A.Dotted, 100, 2048, Dropbox, Edges.Left),
        new("hubspot-na1-token", "pat-na1-", A.HexDash, 36, 36, HubSpot),
        new("hubspot-na2-token", "pat-na2-", A.HexDash, 36, 36, HubSpot),
        new("hubspot-eu1-token", "pat-eu1-", A.HexDash, 36, 36, HubSpot),
        new("klaviyo-private-key", "pk_", A.LowerHex, 34, 34, Klaviyo, Edges.Both),
        new("salesforce-session", "!AQ", A.Dotted, 80, 160, Salesforce) { Head = new(A.Base62, 15, 18) },
        new("salesforce-refresh-token", "5Aep861", A.Dotted, 60, 128, Salesforce),
        new("zoho-token", "1000.", A.HexDot, 65, 65, Zoho, Edges.Both),
        new("canva-client-secret", "cnvca", A.Base64Url, 40, 64, Canva, Edges.Left),
        new("branch-secret", "secret_live_", A.Base62, 24, 64, Branch),
        new("branch-live-key", "key_live_", A.Base62, 24, 64, Branch),
        new("branch-test-key", "key_test_", A.Base62, 24, 64, Branch),
        new("liveblocks-production-key", "sk_prod_", A.Base64Url, 40, 128, Liveblocks),
        new("liveblocks-development-key", "sk_dev_", A.Base64Url, 40, 128, Liveblocks),
        new("adafruit-key", "aio_", A.Base62, 28, 28, Adafruit, Edges.Both),
        new("ubidots-token", "BBFF-", A.Base62, 30, 40, Ubidots),
        new("ubidots-us-token", "BBUS-", A.Base62, 30, 40, Ubidots),
        new("samsara-token", "samsara_api_", A.Base62, 24, 40, Samsara),
        new("riot-key", "RGAPI-", A.HexDash, 36, 36, Riot),
        new("coingecko-key", "CG-", A.Base62, 24, 24, CoinGecko, Edges.Both) { Mixed = true },
        new("wakatime-key", "waka_", A.HexDash, 36, 36, WakaTime),
        new("lichess-token", "lip_", A.Base62, 20, 24, Lichess, Edges.Both) { Mixed = true },
        new("lichess-oauth-token", "lio_", A.Base62, 20, 40, Lichess, Edges.Both) { Mixed = true },
    ];
}
