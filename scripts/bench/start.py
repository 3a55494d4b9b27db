"""From the start of the process to a painted page: the app with a workspace, beside an empty
window built from the same lockfile. Runs alternate on one virtual screen. Prints JSON.
"""

import json
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

from common import BUILT, Server, ctl, index, median, run, say

RUNS = 5
PAINTED = re.compile(r'"milliseconds":\s*(\d+)|milliseconds=(\d+)')


def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (value := condition()) is not None:
            return value
        time.sleep(0.02)
    raise SystemExit("the window did not paint within a minute")


def end(process):
    process.terminate()
    process.wait()


def logged(data, skip):
    """Milliseconds of each `The page has painted.` in the app's log, after the first `skip`."""
    lines = [line for file in sorted(Path(data).rglob("*")) if file.is_file() and "log" in str(file)
             for line in file.read_text(errors="replace").splitlines() if "page has painted" in line]
    found = [int(next(filter(None, PAINTED.search(line).groups()))) for line in lines]
    return found[skip] if len(found) > skip else None


def ours(data, nth):
    process = subprocess.Popen([BUILT / "slipway", "--data", data], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        return until(lambda: logged(data, nth))
    finally:
        end(process)


def empty():
    process = subprocess.Popen([BUILT / "examples/empty_window"], stdout=subprocess.PIPE, text=True)
    try:
        return int(process.stdout.readline())
    finally:
        end(process)


def workspace():
    """A folder with charts and a planned release, so that the first page has a list to show."""
    data = tempfile.mkdtemp(prefix="bench-start-")
    server = Server(index(45, 30))
    run(ctl(data, "repo", "add", "bench", server.url))
    run(ctl(data, "repo", "sync", "bench"))
    for part in ("part-000", "part-001", "part-002"):
        versions = json.loads(run(ctl(data, "chart", "versions", part, "--all")))["versions"]
        run(ctl(data, "release", "import", "--repo", "bench", "--chart", part,
                "--version", versions[0]["version"]))
    return data


def main():
    os.environ["SLIPWAY_LOG"] = "info"
    data = workspace()
    ours(data, 0), empty()  # the first start of each warms the disk's cache
    a, b = [], []
    for nth in range(RUNS):
        a.append(ours(data, nth + 1))
        b.append(empty())
    say(f"app {a} ms, empty window {b} ms")
    print(json.dumps({"app_ms": median(a), "empty_ms": median(b), "app": a, "empty": b}))


main()
