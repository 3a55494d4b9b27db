"""300 Helm releases with three revisions each read from a real API server, beside the server's own time.

One release is installed and upgraded by the real Helm; the records of the others are copies of it under
other names, as Helm would have written them. The peer is the same Secrets asked for by one connection
that throws them away: the list of their metadata, then the newest of each. Argument: where to write the
figures.
"""

import base64
import gzip
import http.client
import json
import os
import ssl
import subprocess
import tempfile
import time
import urllib.parse
from pathlib import Path

from common import ctl, median, result, run, say

ROOT = Path(__file__).resolve().parents[2]
RELEASES, WORKLOADS, TIMES = 300, 26, 5
SECRETS = "/api/v1/namespaces/hub/secrets"
BY_HELM = f"{SECRETS}?labelSelector=owner%3Dhelm"
ABOUT = {"Accept": "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"}


def chart(folder):
    (folder / "templates").mkdir(parents=True)
    (folder / "Chart.yaml").write_text("apiVersion: v2\nname: hub\nversion: 1.0.0\nappVersion: '1.0.0'\n")
    objects = [
        f"---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: '{{{{ .Release.Name }}}}-part-{at}'}}\nspec:\n"
        f"  selector: {{matchLabels: {{app: part-{at}}}}}\n  template:\n    metadata: {{labels: {{app: part-{at}}}}}\n"
        f"    spec: {{containers: [{{name: main, image: 'mojaloop/part-{at}:v1.{at}.0', env: [{{name: A, value: '1'}}]}}]}}\n"
        for at in range(WORKLOADS)]
    (folder / "templates/all.yaml").write_text("".join(objects))
    return str(folder)


class Server:
    """The API server, asked over one connection."""

    def __init__(self, folder):
        self.process = subprocess.Popen([ROOT / "tests/servers/kube.sh", folder], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.config = self.process.stdout.readline().split()[1]
        address = urllib.parse.urlsplit(Path(self.config).read_text().split("'")[1])
        trusted = ssl.create_default_context(cafile=f"{folder}/certs/apiserver.crt")
        self.line = http.client.HTTPSConnection(address.hostname, address.port, context=trusted)

    def ask(self, path, method="GET", body=None, headers=None):
        held = {"Authorization": "Bearer tok", "Content-Type": "application/json", **(headers or {})}
        self.line.request(method, path, body and json.dumps(body), held)
        answer = self.line.getresponse()
        data = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {data[:300]}")
        return json.loads(data) if method == "GET" else None

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def renamed(packed, name):
    """A record as Helm packs it, of a release of another name."""
    record = json.loads(gzip.decompress(base64.b64decode(base64.b64decode(packed))))
    record["name"] = name
    again = gzip.compress(json.dumps(record).encode(), 6)
    return base64.b64encode(base64.b64encode(again)).decode()


def copies(server):
    """The records of `first` once more under every other name."""
    kept = server.ask(BY_HELM)["items"]
    for number in range(1, RELEASES):
        for one in kept:
            name = f"r{number}"
            about = one["metadata"]
            data = {"release": renamed(one["data"]["release"], name)}
            body = {"apiVersion": "v1", "kind": "Secret", "type": one["type"], "data": data,
                    "metadata": {"name": about["name"].replace(".first.", f".{name}."),
                                 "labels": {**about["labels"], "name": name}}}
            server.ask(SECRETS, "POST", body)


def own(server):
    """Seconds that the server takes for the metadata and then the newest record of each release."""
    began = time.perf_counter()
    newest = {}
    for one in server.ask(BY_HELM, headers=ABOUT)["items"]:
        labels = one["metadata"]["labels"]
        if int(labels["version"]) >= newest.get(labels["name"], (0, ""))[0]:
            newest[labels["name"]] = (int(labels["version"]), one["metadata"]["name"])
    for _, name in newest.values():
        server.ask(f"{SECRETS}/{name}")
    return time.perf_counter() - began


def main():
    folder = tempfile.mkdtemp(prefix="bench-cluster-")
    server = Server(folder)
    try:
        helm = os.environ.get("SLIPWAY_HELM", str(ROOT / "target/tools/helm"))
        hub = chart(Path(folder) / "hub")
        held = {**os.environ, "KUBECONFIG": server.config, "HOME": folder}
        for verb in (["install", "--create-namespace"], ["upgrade"], ["upgrade"]):
            subprocess.run([helm, verb[0], "first", hub, "-n", "hub", *verb[1:]], env=held, check=True,
                           stdout=subprocess.DEVNULL)
        copies(server)
        data = tempfile.mkdtemp(prefix="bench-cluster-data-")
        run(ctl(data, "hub", "set", "--name", "Bench"))
        ours, theirs = [], []
        for _ in range(TIMES):
            theirs.append(own(server))
            began = time.perf_counter()
            told = run(ctl(data, "env", "observe", "--env", "DEV", "--kubeconfig", server.config, "--context", "hub",
                           "--namespace", "hub"))
            ours.append(time.perf_counter() - began)
        say(f"observe {[round(one, 2) for one in ours]}, the server {[round(one, 2) for one in theirs]}")
    finally:
        server.end()
    seen = len(json.loads(told)["observed"])
    if seen != RELEASES:
        raise SystemExit(f"{seen} releases seen")
    ratio = median(ours) / median(theirs)
    result({
        "rows": [{"what": f"{RELEASES} Helm releases of three revisions, {WORKLOADS} workloads each, observed",
                  "said": f"{median(ours):.2f} s, {ratio:.2f} times the server", "budget": "≤ 2 times the server",
                  "held": ratio <= 2, "peer": f"the same Secrets asked for by one connection: {median(theirs):.2f} s"}],
        "notes": ["Cluster: a real API server over a real etcd on the same machine, records by the real Helm; "
                  "the program from its start to its end."]})


main()
