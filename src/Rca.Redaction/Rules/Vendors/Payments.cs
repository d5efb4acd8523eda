using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Payments, banking, shops, identity checks, shipping.</summary>
static class Payments
{
    const string Stripe = "https://docs.stripe.com/keys";
    const string StripeOrganization = "https://docs.stripe.com/get-started/account/orgs/api-keys";
    const string StripeEphemeral = "https://docs.stripe.com/api/ephemeral_keys";
    const string StripeIntent = "https://docs.stripe.com/api/payment_intents/object";
    const string Square = "https://developer.squareup.com/docs/build-basics/access-tokens";
    const string SquareOAuth = "https://developer.squareup.com/docs/oauth-api/overview";
    const string Braintree = "https://developer.paypal.com/braintree/docs/guides/authorization/overview";
    const string PayPal = "https://developer.paypal.com/api/rest/authentication/";
    const string Adyen = "https://docs.adyen.com/development-resources/api-credentials/";
    const string Shopify = "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens";
    const string Razorpay = "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/";
    const string Plaid = "https://plaid.com/docs/api/items/";
    const string PlaidLink = "https://plaid.com/docs/api/link/";
    const string PlaidProcessor = "https://plaid.com/docs/api/processors/";
    const string Flutterwave = "https://developer.flutterwave.com/docs/authentication";
    const string Checkout = "https://www.checkout.com/docs/developer-resources/api/api-authentication/api-keys";
    const string Mollie = "https://docs.mollie.com/reference/authentication";
    const string MollieAccess = "https://docs.mollie.com/reference/oauth-api";
    const string Lob = "https://docs.lob.com/";
    const string GoCardless = "https://developer.gocardless.com/getting-started/api/making-your-first-request/";
    const string BitGo = "https://developers.bitgo.com/docs/get-started-access-tokens";
    const string Blockfrost = "https://docs.blockfrost.io/";
    const string Revolut = "https://developer.revolut.com/docs/business/business-api";
    const string Paddle = "https://developer.paddle.com/api-reference/about/authentication";
    const string PaddleNotifications = "https://developer.paddle.com/webhooks/signature-verification";
    const string Polar = "https://polar.sh/docs/integrate/oat";
    const string Midtrans = "https://docs.midtrans.com/docs/midtrans-account";
    const string Xendit = "https://docs.xendit.co/docs/api-keys";
    const string Omise = "https://docs.opn.ooo/api-authentication";
    const string MercadoPago = "https://www.mercadopago.com/developers/en/docs/your-integrations/credentials";
    const string Asaas = "https://docs.asaas.com/docs/authentication-2";
    const string Wompi = "https://docs.wompi.co/en/docs/colombia/ambientes-y-llaves/";
    const string Cashfree = "https://www.cashfree.com/docs/api-reference/authentication";
    const string Mercury = "https://docs.mercury.com/docs/getting-started";
    const string SecretTokenUri = "https://www.rfc-editor.org/rfc/rfc8959";
    const string Brex = "https://developer.brex.com/docs/authentication/";
    const string Ramp = "https://docs.ramp.com/developer-api/v1/authorization";
    const string Persona = "https://docs.withpersona.com/api-keys";
    const string Onfido = "https://documentation.onfido.com/api/latest/";
    const string Klarna = "https://docs.klarna.com/api/authentication/";
    const string Duffel = "https://duffel.com/docs/api/overview/making-requests";
    const string EasyPost = "https://docs.easypost.com/docs/authentication";
    const string Shippo = "https://docs.goshippo.com/docs/guides_general/authentication/";
    const string AfterShip = "https://www.aftership.com/docs/tracking/quickstart/authentication";
    const string Ebay = "https://developer.ebay.com/api-docs/static/oauth-tokens.html";
    const string EbayKeys = "https://developer.ebay.com/api-docs/static/creating-edp-account.html";

    internal static readonly VendorToken[] Rows =
    [
        new("stripe-live-key", "sk_live_", A.Base62, 16, 255, Stripe),
        new("stripe-test-key", "sk_test_", A.Base62, 16, 255, Stripe),
        new("stripe-restricted-live-key", "rk_live_", A.Base62, 16, 255, Stripe),
        new("stripe-restricted-test-key", "rk_test_", A.Base62, 16, 255, Stripe),
        new("stripe-publishable-live-key", "pk_live_", A.Base62, 16, 255, Stripe),
        new("stripe-publishable-test-key", "pk_test_", A.Base62, 16, 255, Stripe),
        new("stripe-organization-live-key", "sk_org_live_", A.Base62, 16, 255, StripeOrganization),
        new("stripe-organization-test-key", "sk_org_test_", A.Base62, 16, 255, StripeOrganization),
        new("stripe-ephemeral-live-key", "ek_live_", A.Base62, 16, 255, StripeEphemeral),
        new("stripe-ephemeral-test-key", "ek_test_", A.Base62, 16, 255, StripeEphemeral),
        new("stripe-client-secret", "_secret_", A.Base62, 20, 64, StripeIntent, Edges.Both) { Head = new(A.Word, 16, 48), Mixed = true },
        new("square-access-token", "EAAA", A.Base64Url, 60, 60, Square, Edges.Both),
        new("square-personal-token", "sq0atp-", A.Base64Url, 22, 64, SquareOAuth),
        new("square-client-secret", "sq0csp-", A.Base64Url, 43, 64, SquareOAuth),
        new("square-sandbox-secret", "sq0csb-", A.Base64Url, 43, 64, SquareOAuth),
        new("braintree-production-token", "access_token$production$", A.LowerDollar, 49, 49, Braintree),
        new("braintree-sandbox-token", "access_token$sandbox$", A.LowerDollar, 49, 49, Braintree),
        new("paypal-access-token", "A21AA", A.Base64Url, 80, 120, PayPal, Edges.Left),
        new("adyen-key", "AQE", A.Any64, 100, 400, Adyen, Edges.Left),
        new("shopify-access-token", "shpat_", A.Hex, 32, 64, Shopify),
        new("shopify-custom-token", "shpca_", A.Hex, 32, 64, Shopify),
        new("shopify-private-token", "shppa_", A.Hex, 32, 64, Shopify),
        new("shopify-user-token", "shpua_", A.Hex, 32, 64, Shopify),
        new("shopify-shared-secret", "shpss_", A.Hex, 32, 64, Shopify),
        new("shopify-theme-token", "shptka_", A.Hex, 32, 64, Shopify),
        new("razorpay-live-key", "rzp_live_", A.Base62, 14, 14, Razorpay),
        new("razorpay-test-key", "rzp_test_", A.Base62, 14, 14, Razorpay),
        new("plaid-production-token", "access-production-", A.HexDash, 36, 36, Plaid),
        new("plaid-development-token", "access-development-", A.HexDash, 36, 36, Plaid),
        new("plaid-sandbox-token", "access-sandbox-", A.HexDash, 36, 36, Plaid),
        new("plaid-production-public-token", "public-production-", A.HexDash, 36, 36, PlaidLink),
        new("plaid-sandbox-public-token", "public-sandbox-", A.HexDash, 36, 36, PlaidLink),
        new("plaid-production-link-token", "link-production-", A.HexDash, 36, 36, PlaidLink),
        new("plaid-sandbox-link-token", "link-sandbox-", A.HexDash, 36, 36, PlaidLink),
        new("plaid-production-processor-token", "processor-production-", A.HexDash, 36, 36, PlaidProcessor),
        new("plaid-sandbox-processor-token", "processor-sandbox-", A.HexDash, 36, 36, PlaidProcessor),
        new("flutterwave-secret-key", "FLWSECK-", A.Dashed, 32, 64, Flutterwave),
        new("flutterwave-test-key", "FLWSECK_TEST-", A.Dashed, 12, 64, Flutterwave),
        new("checkout-sandbox-key", "sk_sbox_", A.LowerBase32, 26, 27, Checkout),
        new("checkout-secret-key", "sk_", A.LowerBase32, 26, 27, Checkout, Edges.Both),
        new("mollie-live-key", "live_", A.Base62, 30, 30, Mollie, Edges.Both) { Mixed = true },
        new("mollie-test-key", "test_", A.Base62, 30, 30, Mollie, Edges.Both) { Mixed = true },
        new("mollie-access-token", "access_", A.Base62, 30, 64, MollieAccess, Edges.Both) { Mixed = true },
        new("lob-live-key", "live_", A.LowerHex, 35, 35, Lob, Edges.Both),
        new("lob-test-key", "test_", A.LowerHex, 35, 35, Lob, Edges.Both),
        new("gocardless-live-token", "live_", A.Base64Url, 40, 40, GoCardless, Edges.Both) { Mixed = true },
        new("gocardless-sandbox-token", "sandbox_", A.Base64Url, 40, 40, GoCardless, Edges.Both) { Mixed = true },
        new("bitgo-token", "v2x", A.Hex, 64, 64, BitGo, Edges.Both),
        new("blockfrost-mainnet-key", "mainnet", A.Base62, 32, 32, Blockfrost, Edges.Both) { Mixed = true },
        new("blockfrost-preprod-key", "preprod", A.Base62, 32, 32, Blockfrost, Edges.Both) { Mixed = true },
        new("blockfrost-preview-key", "preview", A.Base62, 32, 32, Blockfrost, Edges.Both) { Mixed = true },
        new("revolut-production-token", "oa_prod_", A.Base64Url, 40, 64, Revolut),
        new("revolut-sandbox-token", "oa_sand_", A.Base64Url, 40, 64, Revolut),
        new("paddle-live-key", "pdl_live_apikey_", A.Word, 50, 64, Paddle),
        new("paddle-sandbox-key", "pdl_sdbx_apikey_", A.Word, 50, 64, Paddle),
        new("paddle-notification-secret", "pdl_ntfset_", A.Any64, 40, 96, PaddleNotifications),
        new("polar-organization-token", "polar_oat_", A.Base62, 30, 96, Polar),
        new("polar-personal-token", "polar_pat_", A.Base62, 30, 96, Polar),
        new("midtrans-server-key", "Mid-server-", A.Base64Url, 24, 32, Midtrans),
        new("xendit-production-key", "xnd_production_", A.Base62, 40, 96, Xendit),
        new("xendit-development-key", "xnd_development_", A.Base62, 40, 96, Xendit),
        new("omise-live-key", "skey_", A.LowerAlnum, 19, 19, Omise, Edges.Both),
        new("omise-test-key", "skey_test_", A.LowerAlnum, 19, 19, Omise, Edges.Both),
        new("mercadopago-production-token", "APP_USR-", A.Dashed, 50, 96, MercadoPago),
        new("mercadopago-test-token", "TEST-", A.Dashed, 64, 96, MercadoPago, Edges.Left),
        new("asaas-key", "$aact_", A.Any64, 60, 256, Asaas),
        new("wompi-production-key", "prv_prod_", A.Base62, 24, 64, Wompi),
        new("wompi-test-key", "prv_test_", A.Base62, 24, 64, Wompi),
        new("cashfree-production-key", "cfsk_ma_prod_", A.Word, 32, 64, Cashfree),
        new("cashfree-test-key", "cfsk_ma_test_", A.Word, 32, 64, Cashfree),
        new("mercury-production-token", "mercury_production_", A.Word, 30, 160, Mercury),
        new("secret-token-uri", "secret-token:", A.Token68, 16, 512, SecretTokenUri),
        new("brex-token", "bxt_", A.Base62, 30, 64, Brex, Edges.Left),
        new("ramp-client-secret", "ramp_sec_", A.Base62, 32, 64, Ramp),
        new("persona-production-key", "persona_production_", A.HexDash, 36, 36, Persona),
        new("persona-sandbox-key", "persona_sandbox_", A.HexDash, 36, 36, Persona),
        new("onfido-live-token", "api_live.", A.Dotted, 40, 64, Onfido),
        new("onfido-sandbox-token", "api_sandbox.", A.Dotted, 40, 64, Onfido),
        new("onfido-us-live-token", "api_live_us.", A.Dotted, 40, 64, Onfido),
        new("onfido-us-sandbox-token", "api_sandbox_us.", A.Dotted, 40, 64, Onfido),
        new("onfido-ca-live-token", "api_live_ca.", A.Dotted, 40, 64, Onfido),
        new("onfido-ca-sandbox-token", "api_sandbox_ca.", A.Dotted, 40, 64, Onfido),
        new("klarna-live-key", "klarna_live_api_", A.Any64, 40, 256, Klarna),
        new("klarna-test-key", "klarna_test_api_", A.Any64, 40, 256, Klarna),
        new("duffel-live-token", "duffel_live_", A.Base64Url, 40, 64, Duffel),
        new("duffel-test-token", "duffel_test_", A.Base64Url, 40, 64, Duffel),
        new("easypost-key", "EZAK", A.Base62, 54, 54, EasyPost, Edges.Both),
        new("easypost-test-key", "EZTK", A.Base62, 54, 54, EasyPost, Edges.Both),
        new("shippo-live-token", "shippo_live_", A.Hex, 40, 40, Shippo),
        new("shippo-test-token", "shippo_test_", A.Hex, 40, 40, Shippo),
        new("aftership-key", "asat_", A.Hex, 32, 32, AfterShip),
        new("ebay-user-token", "v^1.1#i^1#", A.HashCaret, 40, 4096, Ebay),
        new("ebay-production-secret", "PRD-", A.HexDash, 32, 32, EbayKeys, Edges.Both),
        new("ebay-sandbox-secret", "SBX-", A.HexDash, 32, 32, EbayKeys, Edges.Both),
    ];
}
