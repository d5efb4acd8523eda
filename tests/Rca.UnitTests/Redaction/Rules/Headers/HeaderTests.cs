using Xunit;

namespace Rca.UnitTests.Redaction.Rules.Headers;

public sealed class HeaderTests
{
    const string Secret = "dg3Ga62HVkVobQI9Enbizh1pFN6g";

    [Theory]
    [InlineData("Authorization: Bearer §")]
    [InlineData("authorization: bearer §")]
    [InlineData("> Authorization: Bearer §\r\n> Accept: */*")]
    [InlineData("Authorization: token §")]
    [InlineData("Authorization: GenieKey §")]
    [InlineData("Authorization: ApiKey §")]
    [InlineData("Authorization: Negotiate §")]
    [InlineData("Authorization: SSWS §")]
    [InlineData("Authorization: CustomScheme §")]
    [InlineData("Authorization: §")]
    [InlineData("Proxy-Authorization: Basic §")]
    [InlineData("X-Api-Key: §")]
    [InlineData("x-auth-token: §")]
    [InlineData("X-Vault-Token: §")]
    [InlineData("X-Amz-Security-Token: §")]
    [InlineData("Private-Token: §")]
    [InlineData("Job-Token: §")]
    [InlineData("x-functions-key: §")]
    [InlineData("DD-API-KEY: §")]
    [InlineData("DD-APPLICATION-KEY: §")]
    [InlineData("X-Dd-App-Key: §")]
    [InlineData("Ocp-Apim-Subscription-Key: §")]
    [InlineData("{\"headers\":{\"Authorization\":\"Bearer §\",\"Accept\":\"*/*\"}}")]
    [InlineData("{\"headers\":{\"Authorization\":[\"Bearer §\"],\"Accept\":[\"*/*\"]}}")]
    [InlineData("{'Authorization': 'Bearer §', 'Accept': '*/*'}")]
    [InlineData("map[Authorization:[Bearer §] Accept:[*/*]]")]
    [InlineData("{Authorization=Bearer §, Accept=*/*}")]
    [InlineData("{\"Authorization\" => \"Bearer §\", \"Accept\" => \"*/*\"}")]
    [InlineData("('Authorization', 'Bearer §')")]
    [InlineData("client.Headers.Add(\"Authorization\", \"Bearer §\");")]
    [InlineData("client.Headers.Add(\"X-Api-Key\", \"§\");")]
    [InlineData("curl -H 'Authorization: Bearer §' https://x")]
    [InlineData("curl -H \"PRIVATE-TOKEN: §\" https://x")]
    [InlineData("{\"name\":\"Authorization\",\"value\":\"Bearer §\"}")]
    [InlineData("{\"msg\":\"{\\\"Authorization\\\":\\\"Bearer §\\\",\\\"Accept\\\":\\\"x\\\"}\"}")]
    public void Credential_in_a_header_goes(string template) => PlantedText.Goes(template, Secret);

    [Theory]
    [InlineData("Authorization: Digest username=\"etl\", realm=\"x\", nonce=\"§\", response=\"§\"")]
    [InlineData("Authorization: Token token=\"§\", nonce=\"§\"")]
    [InlineData("Authorization: Hawk id=\"etl\", ts=\"1785542400\", nonce=\"j4h3g2\", mac=\"§=\"")]
    [InlineData("Authorization: AWS4-HMAC-SHA256 Credential=AKID/20260801/x/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=§")]
    [InlineData("Authorization: OAuth oauth_consumer_key=\"§\", oauth_signature=\"§%3D\"")]
    [InlineData("Authorization: Signature keyId=\"k\",headers=\"(request-target) date\",signature=\"§\"")]
    [InlineData("Authorization: SharedKey account:§=")]
    [InlineData("{\"msg\":\"Authorization: Digest username=\\\"etl\\\", nonce=\\\"§\\\"\",\"duration_ms\":336}")]
    [InlineData("cookie: sid=§")]
    [InlineData("Set-Cookie: sid=§; Path=/; HttpOnly")]
    [InlineData("Cookie: theme=dark; sid=§; lang=de")]
    [InlineData("{\"cookie\":\"theme=dark; sid=§\",\"n\":1}")]
    public void Parameters_of_a_credential_go(string template) =>
        PlantedText.GoesWithMore(template, Secret);

    [Theory]
    [InlineData("authorization: RBAC")]
    [InlineData("Authorization: required")]
    [InlineData("authorization mode: Node,RBAC")]
    [InlineData("Authorization: Bearer authentication is required")]
    [InlineData("WWW-Authenticate: Bearer realm=\"registry\"")]
    [InlineData("Bearer token is expired, Basic authentication failed")]
    [InlineData("cookie: missing")]
    [InlineData("X-Request-Id: 550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("Authorization: [REDACTED]")]
    [InlineData("Idempotency-Key: 550e8400-e29b-41d4-a716-446655440000")]
    public void Header_without_a_credential_stays(string text) => PlantedText.Stays(text);
}
