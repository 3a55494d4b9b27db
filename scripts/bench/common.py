"""What the benchmarks share: a generated index, a server that counts, runs and medians."""

import hashlib
import http.server
import json
import os
import random
import statistics
import subprocess
import sys
import threading
from pathlib import Path

BUILT = Path(os.environ.get("BUILT", "target")) / "release"
CTL = BUILT / "slipwayctl"


def say(text):
    print(text, file=sys.stderr, flush=True)


def result(figures):
    """Writes the figures where the first argument says; standard output belongs to what is run."""
    Path(sys.argv[1]).write_text(json.dumps(figures, indent=1) + "\n")


def median(values):
    return statistics.median(values)


def p95(values):
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


ENTRY = """\
  - annotations:
      category: Payments
      images: |
        - image: docker.io/example/{name}:v{app}
          name: {name}
    apiVersion: v2
    appVersion: "{app}"
    created: "2026-0{month}-1{day}T08:15:42.190Z"
    dependencies:
    - condition: {name}.backend.enabled
      name: {name}-backend
      repository: https://charts.example.org/repo
      version: {version}
    - name: base
      repository: oci://registry.example.org/charts
      tags:
      - base
      version: 3.x.x
    description: The {name} part of a payment hub, with probes, autoscaling and a network policy.
    digest: {digest}
    home: https://example.org/hub/{name}
    icon: https://example.org/static/{name}.svg
    keywords:
    - {name}
    - hub
    - payments
    maintainers:
    - email: hub@example.org
      name: Hub
    name: {name}
    sources:
    - https://example.org/src/{name}
    urls:
    - https://charts.example.org/archives/{name}-{version}.tgz
    version: {version}
"""


def index(charts, versions, seed=11):
    """An index.yaml as `helm repo index` writes it, the same for the same seed."""
    draw = random.Random(seed)
    parts = ["apiVersion: v1\nentries:\n"]
    for chart in range(charts):
        name = f"part-{chart:03d}"
        parts.append(f"  {name}:\n")
        for number in reversed(range(versions)):
            parts.append(ENTRY.format(
                name=name,
                version=f"{number // 30}.{number % 30}.{draw.randrange(40)}",
                app=f"{draw.randrange(20)}.{draw.randrange(30)}.{draw.randrange(9)}",
                month=draw.randrange(1, 10), day=draw.randrange(10),
                digest=hashlib.sha256(str(draw.random()).encode()).hexdigest()))
    parts.append('generated: "2026-11-22T08:15:42.190Z"\n')
    return "".join(parts).encode()


class Server:
    """Serves one index on loopback with its ETag, and remembers (status, bytes of body)."""

    def __init__(self, body):
        tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        answers = self.answers = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                known = self.headers.get("If-None-Match") == tag
                found = self.path.split("?")[0] == "/index.yaml"
                status = 404 if not found else 304 if known else 200
                content = body if status == 200 else b""
                answers.append((status, len(content)))
                self.send_response(status)
                self.send_header("ETag", tag)
                self.send_header("Content-Type", "text/yaml")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def measured(args, env=None):
    """Runs a program to its end: seconds, peak MiB of resident memory. A failure stops the run."""
    child = [sys.executable, "-SE", Path(__file__).with_name("child.py"), *args]
    return json.loads(run(child, env))


def ctl(data, *args):
    return [CTL, "--data", data, "--json", *args]


def run(args, env=None):
    """What a program prints. A failure stops the run."""
    return subprocess.run([str(a) for a in args], env=env, check=True, stdout=subprocess.PIPE,
                          text=True).stdout
