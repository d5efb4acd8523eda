"""The Python sample with one fault: the variable RCA_FAULT names the point of the report that it is to fail."""
import datetime, json, os, signal, sys, time

sys.path.insert(0, os.environ["RCA_SAMPLE"])
import connector
from jwcrypto import jwk, jws

FAULT = os.environ["RCA_FAULT"]


class Faulty(connector.Connector):
    def __init__(self, path):
        super().__init__(path)
        if FAULT == "signature":
            self.signing = (self.signing[0], jwk.JWK.generate(kty="EC", crv="P-256"))
        if FAULT == "acknowledge":
            self.channel.basic_qos(prefetch_count=100)
            self.channel.basic_ack = lambda _: None

    def verified(self, body):
        if FAULT != "command-signature":
            return super().verified(body)
        signed, token = json.loads(body)["signed"], jws.JWS()
        if not signed.startswith("{"):
            token.deserialize(signed)
            signed = token.objects["payload"]
        command = json.loads(signed)
        return command if datetime.datetime.fromisoformat(command["deadline"]) > datetime.datetime.now(datetime.timezone.utc) else None

    def answer(self, command):
        if FAULT == "deadline" and command["timeBudgetMs"] < 1000:
            time.sleep(5)
        super().answer(command)

    def collect(self, command, *recorded):
        if FAULT == "scope":
            command = {**command, "scope": self.source["allowedScopes"][0]}
        super().collect(command, *recorded)

    def publish(self, command, attempt, sequence, items, closing):
        if FAULT == "fields":
            items = [{**item, "fields": {**item["fields"], "kernel": "6.1"}} for item in items]
        if FAULT == "parts":
            sequence += 1
        if FAULT == "redelivery":
            attempt = command["commandId"]
        if closing["outcome"] == "Collected":
            closing.update({"outcome": {"outcome": "Withheld"}, "ledger": {"ledger": []}, "secrets": {"detail": os.environ["RCA_CANARY_TOKEN"]}}.get(FAULT, {}))
        if closing["outcome"] == "Unsupported" and FAULT == "unknown-capability":
            closing["outcome"] = "Failed"
        super().publish(command, attempt, sequence, items, closing)


if FAULT == "expired":
    connector.timedelta = lambda minutes: datetime.timedelta(days=1)
if FAULT == "seal":
    real_jwe = connector.jwe.JWE
    connector.jwe.JWE = lambda text, protected, recipient: real_jwe(text, protected=json.dumps({k: v for k, v in json.loads(protected).items() if k != "rca-attempt"}), recipient=recipient)
if FAULT == "properties":
    real_properties = connector.pika.BasicProperties
    connector.pika.BasicProperties = lambda message_id, **others: real_properties(**others)
if FAULT == "stop":
    real_signal = signal.signal
    connector.signal.signal = lambda number, _: real_signal(number, signal.SIG_IGN)
if FAULT == "secrets-printed":
    print("connecting to", os.environ["RCA_RABBITMQ"], file=sys.stderr, flush=True)
Faulty(os.environ["RCA_CONFIG"]).run()
