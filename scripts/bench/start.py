"""From the start of the process to the picture at rest: the app with a workspace, beside an empty
window built from the same lockfile. Both are watched on one virtual screen. Argument: where to
write the figures.
"""

import json
import subprocess
import tempfile
import time

from common import BUILT, Server, ctl, index, median, result, run, say
from screen import Screen

RUNS = 5


def start(screen, *command):
    """Milliseconds until the first page stands, list and all."""
    began = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        return screen.settled(began) * 1000
    finally:
        process.terminate()
        process.wait()
        time.sleep(0.5)


def workspace():
    """A folder with charts and planned releases, so that the first page has a list to show."""
    data = tempfile.mkdtemp(prefix="bench-start-")
    server = Server(index(45, 30))
    run(ctl(data, "repo", "add", "bench", server.url))
    run(ctl(data, "repo", "sync", "bench"))
    run(ctl(data, "hub", "set", "--name", "Bench"))
    versions = json.loads(run(ctl(data, "chart", "versions", "part-000", "--all")))["versions"]
    for version in versions[:3]:
        run(ctl(data, "release", "import", "--repo", "bench", "--chart", "part-000",
                "--product", "Mojaloop", "--version", version["version"]))
    return data


def main():
    screen, data = Screen(), workspace()
    app = (BUILT / "slipway", "--data", data)
    empty = (BUILT / "examples/empty_window",)
    start(screen, *app), start(screen, *empty)  # the first start of each warms the disk's cache
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(start(screen, *app))
        theirs.append(start(screen, *empty))
    say(f"app {ours} ms, empty window {theirs} ms")
    result({"app_ms": median(ours), "empty_ms": median(theirs), "app": ours, "empty": theirs})


main()
