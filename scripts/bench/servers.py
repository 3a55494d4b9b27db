"""A sync of a real Redmine and a real Request Tracker beside the servers' own time, and lists beside the
pages that the servers themselves show.

Every request goes through a line that notes when the server had it: the server's own time is the time in
which at least one request was with it. Argument: where to write the figures.
"""

import base64
import http.client
import json
import os
import socketserver
import subprocess
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path

from common import BUILT, CTL, ctl, median, result, run, say

TICKETS = int(os.environ.get("BENCH_TICKETS", "2000"))
SERVERS = Path(__file__).resolve().parents[2] / "tests/servers"


class Line(socketserver.ThreadingTCPServer):
    """Passes whole requests on, and remembers from when until when the server had each."""

    daemon_threads, allow_reuse_address = True, True

    def __init__(self, upstream):
        self.host = urllib.parse.urlsplit(upstream).netloc
        self.spans = []
        super().__init__(("127.0.0.1", 0), Passing)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def busy(self):
        """Seconds in which at least one request was with the server."""
        total, until = 0.0, 0.0
        for began, ended in sorted(self.spans):
            total += max(0.0, ended - max(began, until))
            until = max(until, ended)
        return total


class Passing(socketserver.StreamRequestHandler):
    def handle(self):
        first = self.rfile.readline().decode()
        if not first:
            return
        method, target, _ = first.split(" ", 2)
        headers, length = {}, 0
        while (line := self.rfile.readline().decode().strip()):
            name, value = line.split(":", 1)
            if name.lower() not in ("connection", "host", "accept-encoding"):
                headers[name] = value.strip()
            length = int(value) if name.lower() == "content-length" else length
        body = self.rfile.read(length) if length else None
        began = time.monotonic()
        upstream = http.client.HTTPConnection(self.server.host, timeout=120)
        upstream.request(method, target, body, headers)
        answer = upstream.getresponse()
        content = answer.read()
        self.server.spans.append((began, time.monotonic()))
        head = f"HTTP/1.1 {answer.status} {answer.reason}\r\n"
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                head += f"{name}: {value}\r\n"
        head += f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
        self.wfile.write(head.encode() + content)


class Desk:
    """A real desk in a folder of its own; it ends with us."""

    def __init__(self, script):
        self.folder = tempfile.mkdtemp(prefix="bench-desk-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
        self.process = subprocess.Popen([SERVERS / script, self.folder], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.tokens = {}
        for line in self.process.stdout:
            match line.split():
                case ["token", account, token]:
                    self.tokens[account] = token
                case ["ready", url]:
                    self.url = url
                    return
        raise SystemExit(f"{script} did not become ready")

    def ask(self, method, path, body=None, account="", accept="application/json"):
        basic = base64.b64encode(account.encode()).decode()
        request = urllib.request.Request(self.url + path, json.dumps(body).encode() if body is not None else None,
                                         {"Authorization": f"Basic {basic}", "Content-Type": "application/json",
                                          "Accept": accept}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.read()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def redmine():
    """A Redmine whose issues are written straight into its database, as an import does."""
    desk = Desk("redmine.sh")
    boss = "admin:adminpass1"
    project = {"project": {"name": "Core", "identifier": "core", "enabled_module_names": ["issue_tracking"]}}
    made = json.loads(desk.ask("POST", "/projects.json", project, boss))["project"]["id"]
    import sqlite3
    with sqlite3.connect(Path(desk.folder) / "db", timeout=20) as db:
        status = db.execute("SELECT id FROM issue_statuses ORDER BY position LIMIT 1").fetchone()[0]
        tracker = db.execute("SELECT id FROM trackers ORDER BY position LIMIT 1").fetchone()[0]
        priority = db.execute("SELECT id FROM enumerations WHERE type = 'IssuePriority' ORDER BY position LIMIT 1"
                              ).fetchone()[0]
        author = db.execute("SELECT id FROM users WHERE login = 'admin'").fetchone()[0]
        for at in range(1, TICKETS + 1):
            db.execute(
                "INSERT INTO issues (id, tracker_id, project_id, subject, description, status_id, priority_id, "
                "author_id, lock_version, done_ratio, is_private, root_id, lft, rgt, created_on, updated_on) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0, 0, ?1, 1, 2, ?9, ?9)",
                (at, tracker, made, f"Quote {at} has no answer", f"Quote {at} is asked for and never answered.",
                 status, priority, author, time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1_760_000_000 + at * 60))))
    return desk, "core", desk.tokens["admin"], boss, "/projects/core/issues?set_filter=1&per_page=50", \
        "/search?q=Quote+1999&issues=1"


def request_tracker():
    desk = Desk("rt.sh")
    boss = "root:rootpass1"
    queue = json.loads(desk.ask("POST", "/REST/2.0/queue", {"Name": "Bench"}, boss))["id"]
    desk.ask("PUT", f"/REST/2.0/queue/{queue}", {"AdminCc": ["ana"]}, boss)
    waiting = iter(range(1, TICKETS // 4 + 1))
    lock = threading.Lock()

    def make():
        while True:
            with lock:
                at = next(waiting, None)
            if at is None:
                return
            desk.ask("POST", "/REST/2.0/ticket", {"Queue": "Bench", "Subject": f"Transfer {at} stays reserved",
                     "Content": f"Transfer {at} is not released.", "ContentType": "text/plain"}, boss)

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    find = urllib.parse.quote("Queue = 'Bench'")
    return desk, "Bench", desk.tokens["ana"], boss, f"/Search/Results.html?Query={find}&Rows=50", \
        f"/Search/Results.html?Query={urllib.parse.quote('Subject LIKE')}%20'199'&Rows=50"


def synced(desk, kind, project, token):
    """A first sync: its seconds, the server's own, and the seconds until the first defects are there."""
    line = Line(desk.url)
    data = tempfile.mkdtemp(prefix="bench-sync-")
    run(ctl(data, "desk", "add", "d", "--kind", kind, "--url", line.url, "--project", project, "--role", "support_bugs"))
    began = time.monotonic()
    sync = subprocess.Popen(list(map(str, ctl(data, "desk", "sync", "d", "--token-stdin"))), stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, text=True)
    sync.stdin.write(token)
    sync.stdin.close()
    usable, ended = None, []
    # Its end is noted when it comes, not when somebody looks again.
    waiting = threading.Thread(target=lambda: (sync.wait(), ended.append(time.monotonic())))
    waiting.start()
    while waiting.is_alive():
        if usable is None:
            listed = json.loads(run(ctl(data, "defect", "list", "--limit", "1")))
            usable = time.monotonic() - began if listed["total"] > 0 else None
        waiting.join(0.25)
    whole = ended[0] - began
    usable = usable or whole
    report = json.loads(sync.stdout.read())["desks"][0]
    if report["status"] != "ok":
        raise SystemExit(f"{kind}: {report}")
    busy = line.busy()
    line.spans.clear()
    again = json.loads(subprocess.run(list(map(str, ctl(data, "desk", "sync", "d", "--token-stdin"))), input=token,
                                      capture_output=True, text=True, check=True).stdout)["desks"][0]
    say(f"{kind}: {report['pulled']} in {whole:.1f} s, with the server {busy:.1f} s, usable after {usable:.1f} s, "
        f"{report['requests']} requests; again {again['requests']}")
    return data, report, whole, busy, usable, again


def page(desk, path, account):
    """Milliseconds of a page of the desk itself, as somebody who is signed in asks for it."""
    host = urllib.parse.urlsplit(desk.url).netloc
    basic = base64.b64encode(account.encode()).decode()
    cookie = signed_in(desk, host, account)
    times = []
    for _ in range(7):
        began = time.monotonic()
        line = http.client.HTTPConnection(host, timeout=60)
        line.request("GET", path, headers={"Cookie": cookie, "Authorization": f"Basic {basic}"})
        answer = line.getresponse()
        text = answer.read().decode(errors="replace")
        times.append((time.monotonic() - began) * 1000)
    if answer.status != 200 or "name=\"password\"" in text or "name=\"pass\"" in text:
        raise SystemExit(f"{path}: {answer.status}, not the page")
    return median(times[2:])


def signed_in(desk, host, account):
    user, password = account.split(":")
    line = http.client.HTTPConnection(host, timeout=60)
    if user == "root":
        form = urllib.parse.urlencode({"user": user, "pass": password})
        line.request("POST", "/NoAuth/Login.html", form, {"Content-Type": "application/x-www-form-urlencoded",
                                                          "Referer": desk.url + "/"})
        answer = line.getresponse()
        answer.read()
        return (answer.getheader("Set-Cookie") or "").split(";")[0]
    return ""


def own(data, *words):
    """Milliseconds of our own list over the same data, the program's start included."""
    times = []
    for _ in range(7):
        began = time.monotonic()
        run(ctl(data, "defect", "list", "--limit", "50", *words))
        times.append((time.monotonic() - began) * 1000)
    return median(times[2:])


def main():
    rows = []
    for name, kind, make in (("Redmine", "redmine", redmine), ("Request Tracker", "rt", request_tracker)):
        desk, project, token, boss, listed, found = make()
        try:
            data, report, whole, busy, usable, again = synced(desk, kind, project, token)
            count = report["pulled"]
            rows.append({"what": f"first sync of {count:,} tickets of a real {name}", "said": f"{whole:.1f} s",
                         "peer": f"the server's own time {busy:.1f} s", "ratio": f"{whole / busy:.3f}",
                         "budget": "≤ 1.05", "held": whole / busy <= 1.05})
            rows.append({"what": "… until the first of them can be worked on", "said": f"{usable:.1f} s"})
            rows.append({"what": "… the next sync, nothing changed", "said": f"{again['requests']} request"
                         + ("s" if again["requests"] != 1 else ""), "budget": "1 request",
                         "held": again["requests"] == 1})
            theirs, ours = page(desk, listed, boss), own(data)
            rows.append({"what": f"a list of 50 of them, `slipwayctl` from its start", "said": f"{ours:.0f} ms",
                         "peer": f"{name}'s own page {theirs:.0f} ms", "ratio": f"{ours / theirs:.3f}"})
            theirs, ours = page(desk, found, boss), own(data, "--query", "199")
            rows.append({"what": f"… those with a word", "said": f"{ours:.0f} ms",
                         "peer": f"{name}'s own search {theirs:.0f} ms", "ratio": f"{ours / theirs:.3f}"})
        finally:
            desk.close()
    result({"rows": rows, "notes": [
        "Servers: a Redmine and a Request Tracker from Debian's packages on this machine, on SQLite in memory; "
        f"{TICKETS:,} issues written into Redmine's database and {TICKETS // 4:,} tickets made through Request "
        "Tracker's interface. Both serve at the same two cores as we."]})


main()
