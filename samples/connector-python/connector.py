#!/usr/bin/python3
"""A connector without .NET: how full the host is that it runs on. It speaks docs/contract/asyncapi.json and docs/messages.md, nothing else."""
import base64, hashlib, json, os, re, signal, sys, threading, time, uuid
from datetime import datetime, timedelta, timezone

import pika, yaml
from jwcrypto import jwe, jwk, jws
from jwcrypto.common import JWException, json_encode

COMMANDS, CAPTURED = "rca.collect-evidence.v1", "rca.captured-evidence.v1"
QUEUE = {"x-queue-type": "quorum", "x-delivery-limit": 20, "x-dead-letter-exchange": "rca.dead-letter.v1"}
PART_BYTES = 384 * 1024  # of evidence in one message: sealed and signed it stays below 1 MiB
DESCRIPTOR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "host.descriptor.json")


class Closed(Exception):
    """Ends an attempt: an outcome, a reason in lower-case letters and hyphens, a detail in our own words."""


def secret(reference, folder):
    kind, name = re.fullmatch(r"\$\{(env|file):(.+)\}", reference).groups()
    return os.environ[name] if kind == "env" else open(os.path.join(folder, name), encoding="ascii").read()


def key_of(pem):
    key = jwk.JWK.from_pem(pem.encode())
    der = base64.b64decode("".join(key.export_to_pem().decode().splitlines()[1:-1]))
    return hashlib.sha256(der).hexdigest()[:16], key


def timestamp():
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def saturation(ask, options):
    """The evidence, piece by piece. Whatever is read is read through ask, which enters it into the ledger first."""
    load = ask("/proc/loadavg", lambda path: open(path, encoding="ascii").read())
    memory = {k: int(v.split()[0]) * 1024 for k, v in (line.split(":") for line in ask("/proc/meminfo", lambda path: open(path, encoding="ascii").read()).splitlines())}
    yield "host.saturation/1", {"load1": float(load.split()[0]), "processors": os.cpu_count(), "memoryTotal": memory["MemTotal"], "memoryAvailable": memory["MemAvailable"]}
    for mount in options.get("mounts", ["/"]):
        disk = ask(mount, os.statvfs)
        yield "host.disk/1", {"mount": mount, "size": disk.f_blocks * disk.f_frsize, "free": disk.f_bavail * disk.f_frsize, "inodesFree": disk.f_favail}


CAPABILITIES = {"host.saturation": saturation}


class Connector:
    def __init__(self, path):
        config, self.folder = yaml.safe_load(open(path, encoding="utf-8")), os.path.dirname(os.path.abspath(path))
        self.source = next(s for s in config["sources"] if s["connector"] == "host")
        read, keys = lambda reference: secret(reference, self.folder), config["keys"]
        self.planner = dict(key_of(read(k)) for k in keys["accepted"]["planner"])
        self.sealing, self.signing = key_of(read(keys["sealingPublic"])), key_of(read(keys["signing"]["sources"][self.source["name"]]))
        self.broker = pika.BlockingConnection(pika.URLParameters(read(config["bus"]["rabbitmq"])))
        self.channel, self.queue = self.broker.channel(), "rca-collect-" + self.source["name"]
        try:
            self.channel.queue_declare(self.queue, passive=True)
        except pika.exceptions.ChannelClosedByBroker:  # 'rca topology' has not run: the channel is gone, and the queue is ours to declare
            self.channel = self.broker.channel()
            self.channel.exchange_declare(COMMANDS, "direct", durable=True)
            self.channel.exchange_declare(CAPTURED, "fanout", durable=True)
            self.channel.queue_declare(self.queue, durable=True, arguments=QUEUE)
            self.channel.queue_bind(self.queue, COMMANDS, routing_key=self.source["name"])
        self.channel.confirm_delivery()
        self.channel.basic_qos(prefetch_count=1)

    def run(self):
        signal.signal(signal.SIGTERM, lambda *_: self.broker.add_callback_threadsafe(self.channel.stop_consuming))
        self.channel.basic_consume(self.queue, self.received)
        self.channel.start_consuming()
        self.broker.close()

    def received(self, channel, method, _properties, body):
        if command := self.verified(body):
            self.answer(command)
        channel.basic_ack(method.delivery_tag)  # only now: whoever dies before leaves the command to the next one

    def verified(self, body):
        """The command, or None for what the planner did not sign, what is for another source, and what is too old."""
        try:
            message, token = json.loads(body), jws.JWS()
            token.deserialize(message["signed"])
            if set(token.jose_header) != {"alg", "kid", "typ"} or token.jose_header["typ"] != "rca-command+jws":
                return None
            token.verify(self.planner[token.jose_header["kid"]], alg="ES256")
            command = json.loads(token.payload)
            late = datetime.now(timezone.utc) - datetime.fromisoformat(command["deadline"])
            return command if command["source"] == message["source"] == self.source["name"] and late < timedelta(minutes=5) else None
        except (ValueError, KeyError, TypeError, JWException):
            return None

    def answer(self, command):
        started, attempt, items, ledger, ended = time.monotonic(), uuid.uuid4().hex, [], [], []
        worker = threading.Thread(target=self.collect, args=(command, items, ledger, ended), daemon=True)
        worker.start()
        worker.join(command["timeBudgetMs"] / 1000)  # a dead mount hangs: the budget holds all the same
        kept, entries = list(items), [dict(e) for e in ledger]
        outcome, reason, detail = ended[0] if ended else ("TimedOut", "time-budget", None)
        if kept and outcome not in ("Collected", "Empty"):
            outcome = "Truncated"
        closing = {"outcome": outcome, "items": len(kept), "durationMs": int((time.monotonic() - started) * 1000), "ledger": entries, "reason": reason, "detail": detail}
        parts = [[]]
        for item in kept:
            if parts[-1] and len(json.dumps(parts[-1])) + len(json.dumps(item)) > PART_BYTES:
                parts.append([])
            parts[-1].append(item)
        for sequence, part in enumerate(parts):
            self.publish(command, attempt, sequence, part, closing if sequence == len(parts) - 1 else None)

    def collect(self, command, items, ledger, ended):
        def ask(resource, read):
            entry, begun = {"verb": "READ", "resource": resource, "status": "lost", "bytes": 0, "durationMs": 0}, time.monotonic()
            ledger.append(entry)
            found = read(resource)
            entry.update(status="ok", bytes=len(found) if isinstance(found, str) else 0, durationMs=int((time.monotonic() - begun) * 1000))
            return found

        try:
            if command["capability"] not in CAPABILITIES:
                raise Closed("Unsupported", "capability-unknown", None)
            if command["scope"] not in self.source["allowedScopes"]:
                raise Closed("Refused", "scope-not-allowed", "the scope is outside allowedScopes of this source")
            for kind, fields in CAPABILITIES[command["capability"]](ask, self.source.get("options", {})):
                items.append({"kind": kind, "observedAt": timestamp(), "fields": fields})
            ended.append(("Collected" if items else "Empty", None, None))
        except Closed as closed:
            ended.append(closed.args)
        except PermissionError:
            ended.append(("Forbidden", "not-permitted", "the account that this runs as may not read it"))
        except Exception as fault:  # its text may be the source's: only its type leaves
            ended.append(("Failed", "unexpected", "the connector raised " + type(fault).__name__))

    def publish(self, command, attempt, sequence, items, closing):
        part = {"command": command, "items": items, "closing": closing, "attempt": attempt, "sequence": sequence}
        token = jws.JWS(json.dumps(part))
        token.add_signature(self.signing[1], protected=json_encode({"alg": "ES256", "kid": self.signing[0], "typ": "rca-captured+jws"}))
        clear = {"commandId": command["commandId"], "planId": command["planId"], "source": command["source"], "attempt": attempt, "sequence": sequence}
        header = {"alg": "ECDH-ES", "enc": "A256GCM", "cty": "rca-captured+jws", "kid": self.sealing[0], "rca-command": command["commandId"],
                  "rca-plan": command["planId"], "rca-source": command["source"], "rca-attempt": attempt, "rca-sequence": str(sequence)}
        box = jwe.JWE(token.serialize(compact=True), protected=json_encode(header), recipient=self.sealing[1])
        message_id = str(uuid.UUID(hashlib.sha256(json_encode(clear).encode()).hexdigest()[:32]))
        self.channel.basic_publish(CAPTURED, "", json.dumps(clear | {"sealed": box.serialize(compact=True)}), mandatory=True,
                                   properties=pika.BasicProperties(content_type="application/json", delivery_mode=2, message_id=message_id))


if __name__ == "__main__":
    if sys.argv[1:] == ["describe"]:
        sys.stdout.write(open(DESCRIPTOR, encoding="utf-8").read())
    elif len(sys.argv) == 3 and sys.argv[1] == "--config":
        Connector(sys.argv[2]).run()
    else:
        sys.exit("usage: connector.py describe | connector.py --config rca.yaml")
