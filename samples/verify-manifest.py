#!/usr/bin/env python3
"""Verifies a manifest without rca: verify-manifest.py DIRECTORY PUBLIC-KEY.PEM (needs openssl). Exit code 0 when it holds."""
import base64, hashlib, json, pathlib, subprocess, sys, tempfile

directory, key = pathlib.Path(sys.argv[1]), sys.argv[2]
text = (directory / "manifest.json").read_text(encoding="utf-8")
envelope = json.loads((directory / "manifest.dsse.json").read_text())


def signed(payload_type: str, payload: bytes, signature: bytes) -> bool:
    body = b"DSSEv1 %d %s %d %s" % (len(payload_type), payload_type.encode(), len(payload), payload)
    with tempfile.TemporaryDirectory() as scratch:
        said, by = pathlib.Path(scratch, "body"), pathlib.Path(scratch, "signature")
        said.write_bytes(body)
        by.write_bytes(signature)
        command = ["openssl", "dgst", "-sha256", "-verify", key, "-signature", by, said]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def root(leaves: list[bytes]) -> bytes:  # RFC 6962, section 2.1
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return hashlib.sha256(b"\1" + root(leaves[:left]) + root(leaves[left:])).digest()


def leaves() -> list[bytes]:  # as they stand in the file, which is canonical already
    decoder, at, found = json.JSONDecoder(), text.index('"payload":{"header":') + len('"payload":{"header":'), []
    while True:
        end = decoder.raw_decode(text, at)[1]
        found.append(text[at:end].encode())
        if text[end] == "]" or text.startswith(',"items":[]', end):
            return found
        at = end + (len(',"items":[') if text.startswith(',"items":[', end) else 1)


statement = base64.b64decode(envelope["payload"], validate=True)
predicate, manifest = json.loads(statement)["predicate"], json.loads(text)
subject = json.loads(statement)["subject"][0]["digest"]["sha256"]
checks = {
    "signature": any(signed(envelope["payloadType"], statement, base64.b64decode(s["sig"])) for s in envelope["signatures"]),
    "manifest": hashlib.sha256(text.encode()).hexdigest() == subject,
    "root": "sha256:" + root(leaves()).hex() == manifest["root"] == predicate["root"],
    "items": len(leaves()) - 1 == len(manifest["payload"]["items"]) == predicate["items"],
    "evidence": all(
        hashlib.sha256((directory / "evidence" / (e["sha256"] + ".json")).read_bytes()).hexdigest() == e["sha256"]
        for item in manifest["payload"]["items"] for e in item["evidence"]),
}
for name, holds in checks.items():
    print(name, "holds" if holds else "DOES NOT HOLD")
sys.exit(0 if all(checks.values()) else 4)
