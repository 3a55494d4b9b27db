"""A test report of 100 MB, shaped as the Testing Toolkit writes them, taken in as evidence.

Measured as a person does it: the program from its start to its end, and its peak memory. The peer is
Python's `json.load` of the same file, which holds all of it as whoever reads it whole must.
Argument: where to write the figures.
"""

import json
import sys
import tempfile
from pathlib import Path

from common import ctl, median, measured, result, run, say

SIZE = 100_000_000
NOTES = Path("tests/fixtures/notes/release-v17.9.0.md")
LOAD = "import json, sys; json.load(open(sys.argv[1]))"


def request(case, number):
    body = {"transferId": f"01{case:08x}{number:04x}", "payerFsp": "payerfsp", "payeeFsp": "payeefsp",
            "amount": {"amount": str(100 + number), "currency": "USD"}, "condition": "HOr22-H3AfTDHrSkPjJtVPRdKouuMkDXTR4ejlQa8Ks",
            "ilpPacket": "AYIBgQAAAAAAAASwNGxldmVsb25lLmRmc3AxLm1lci45T2RTOF81MDdqUUZERmZlakgyOVc4bXFmNEpLMHlGTFGCAUBQU0svMS4w" * 4}
    states = ["SUCCESS"] * 6 + (["FAILED"] if case % 40 == 0 else ["SUCCESS"])
    assertions = [{"id": at, "description": f"Callback body should contain field {at}",
                   "exec": [f"expect(callback.body.field{at}).to.equal(request.body.amount)"],
                   "resultStatus": {"status": state, **({"message": "expected undefined to equal 100"} if state == "FAILED" else {})}}
                  for at, state in enumerate(states)]
    headers = {"fspiop-source": "payerfsp", "Authorization": "Bearer 0123456789abcdef.fedcba9876543210", "Date": "Tue, 24 Nov 2026 20:10:00 GMT"}
    return {"request": {"id": number, "description": "Send transfer", "method": "post", "path": "/transfers",
                        "headers": headers, "body": body, "tests": {"assertions": assertions, "passedAssertionsCount": 7}},
            "status": "SUCCESS", "response": {"status": 202, "statusText": "Accepted", "headers": headers, "body": ""},
            "callback": {"url": "/transfers/01", "headers": headers, "body": body},
            "additionalInfo": {"curlRequest": "curl 'http://127.0.0.1:4000/transfers' --data-binary " + json.dumps(json.dumps(body))}}


def report(path):
    """Writes the report; gives its assertions and how many of them failed."""
    cases, failed = 0, 0
    with open(path, "w") as out:
        out.write('{\n  "name": "golden_path",\n  "test_cases": [')
        while out.tell() < SIZE:
            requests = [request(cases, number) for number in range(4)]
            failed += 4 if cases % 40 == 0 else 0
            case = {"id": cases, "name": f"P2P transfer {cases}", "requests": requests}
            out.write(("," if cases else "") + json.dumps(case, indent=2))
            cases += 1
        out.write('],\n"runtimeInformation": {"testReportId": "golden_path_2026-11-24", '
                  '"completedTimeISO": "2026-11-24T20:12:00.000Z", "runDurationMs": 1, "isPassed": true}}')
    return cases * 28, failed


def once(path, counted):
    data = tempfile.mkdtemp(prefix="bench-evidence-")
    run(ctl(data, "release", "import", "--version", "17.9.0", "--notes", NOTES))
    words = ctl(data, "evidence", "import", path, "--release", "17.9.0", "--env", "UAT", "--suite", "gp", "--collection", "v17.9.0")
    figures = measured(words)
    kept = json.loads(run(ctl(data, "evidence", "list")))["evidence"][0]
    assert (kept["assertions"], kept["failed"]) == counted, kept
    return figures, sum(file.stat().st_size for file in Path(data).glob("slipway.db*"))


def main():
    path = Path(tempfile.mkdtemp(prefix="bench-report-")) / "report.json"
    counted = report(path)
    runs, peers = [], []
    for _ in range(3):
        runs.append(once(path, counted))
        peers.append(measured([sys.executable, "-c", LOAD, path]))
    seconds, mib = (median([figures[at] for figures, _ in runs]) for at in (0, 1))
    peer_seconds, peer_mib = (median([peer[at] for peer in peers]) for at in (0, 1))
    size = path.stat().st_size
    path.unlink()
    say(f"{size} bytes, {counted[0]} assertions: {seconds:.2f} s, {mib:.0f} MiB")
    row = lambda what, ours, peer, share, budget, held: {
        "what": what, "said": ours, "peer": peer, "ratio": f"{share:.4f}", "budget": budget, "held": held}
    result({
        "rows": [
            row("test report of 100 MB taken in, wall", f"{seconds:.2f} s", f"`json.load` {peer_seconds:.2f} s",
                seconds / peer_seconds, "≤ 2 s", seconds <= 2),
            row("… peak memory", f"{mib:.0f} MiB", f"{peer_mib:.0f} MiB", mib / peer_mib, "≤ 64 MiB", mib <= 64),
        ],
        "notes": [
            f"Test report: {size / 1e6:.0f} MB as the Testing Toolkit writes them, {counted[0]:,} assertions of which "
            f"{counted[1]:,} failed, medians of 3. Ours counts every assertion, hashes the file, looks through every text for "
            "secrets and keeps 20,000 assertions in SQLite; the peer, Python's `json.load`, only reads it.",
        ]})


main()
