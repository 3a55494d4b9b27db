"""Renders what the benchmarks printed as docs/benchmarks.md. Argument: the folder with the JSON."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path


def machine():
    cpu = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                if line.startswith("model name")), platform.processor())
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1024 / 1024
    system = next((line.split("=", 1)[1].strip('"\n') for line in open("/etc/os-release")
                   if line.startswith("PRETTY_NAME")), platform.system())
    return f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}"


def version(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def row(what, ours, peer="", ratio="", budget="", held=None):
    verdict = "" if held is None else "held" if held else "**missed**"
    return f"| {what} | {ours} | {peer} | {ratio} | {budget} | {verdict} |"


def ratio(what, ours, name, peer, unit, budget=None):
    show = (lambda v: f"{v:.0f} MiB") if unit == "mib" else (lambda v: f"{v:.2f} s")
    share = ours[unit] / peer[unit]
    return row(what, show(ours[unit]), f"{name} {show(peer[unit])}".strip(), f"{share:.4f}",
               f"≤ {budget}" if budget else "", share <= budget if budget else None)


def main(folder):
    read = lambda name: json.loads((Path(folder) / f"{name}.json").read_text())
    index, start = read("index"), read("start")
    measured = [read(name) for name in
                ("rows", "month", "calendar", "desks", "inbox", "knowledge", "reading", "evidence", "cluster", "servers")]
    sync, peer = index["sync"], index["helm_update"]
    listing, search = index["list"], index["helm_search"]
    quiet = index["unchanged"]
    written = sum(quiet["rows_written"].values())
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`; do not edit. A figure depends on the machine and on what else it",
        "does, so runs of ours and of the peer alternate and the ratio is what counts.",
        "",
        f"Machine: {machine()}. Peer: Helm {index['helm']}. {version('rustc', '--version')}.",
        f"Load of the machine at the end of the run, over 1, 5 and 15 minutes: "
        f"{', '.join(f'{load:.1f}' for load in os.getloadavg())}.",
        "",
        "| what | ours | peer | ratio | budget | |",
        "|---|---|---|---|---|---|",
        ratio("sync of an index, wall", sync, "`helm repo update`", peer, "seconds", 0.25),
        ratio("… peak memory", sync, "", peer, "mib", 0.10),
        ratio("list all versions of a chart, wall", listing, "`helm search repo -l`", search, "seconds", 0.01),
        ratio("… peak memory", listing, "", search, "mib"),
        row("unchanged repository",
            f"{quiet['requests']} request ({', '.join(map(str, quiet['statuses']))}), "
            f"{quiet['body_bytes']} bytes of body, {written} rows written, "
            f"{index['again']['seconds'] * 1000:.0f} ms", "`helm repo update` fetches all", "",
            "1 request, no body, no row",
            (quiet["requests"], quiet["body_bytes"], written) == (1, 0, 0)),
        row("cold start to a list at rest", f"{start['app_ms']:.0f} ms",
            f"empty window {start['empty_ms']:.0f} ms", f"+{start['app_ms'] - start['empty_ms']:.0f} ms",
            "+100 ms", start["app_ms"] - start["empty_ms"] <= 100),
    ]
    for one in [one for part in measured for one in part["rows"]]:
        if "said" in one:
            lines.append(row(one["what"], one["said"], one.get("peer", ""), one.get("ratio", ""),
                             one.get("budget", ""), one.get("held")))
            continue
        if "frame" in one:
            lines.append(row(f"{one['what']}, the slowest of {one['count']}", f"frame {one['frame']}", "", "",
                             "the next frame", one["frame"] == 1))
            continue
        limit = one.get("budget_ms")
        lines.append(row(f"{one['what']}, p95 of {one['count']}", f"{one['p95_ms']:.1f} ms", "", "",
                         f"≤ {limit} ms" if limit else "", one["p95_ms"] <= limit if limit else None))
    lines += [
        "",
        "## Input",
        "",
        f"- Sync and list: a generated `index.yaml` of {index['bytes'] / 1e6:.1f} MB with "
        f"{index['entries']} chart versions in Helm's own style ({index['stored']} stored), the same for",
        "  the same seed, served on loopback to both. Medians of 3. Peak memory is the largest resident",
        "  set of the process. Ours stores every version in SQLite within that time; Helm keeps the file.",
        f"  Both list {index['listed']} and {index['helm_listed']} versions of one chart.",
        "- Unchanged: the same repository again; the server counts requests and bytes, and every row of",
        "  every table is compared before and after.",
        f"- Cold start: medians of {len(start['app'])} on a virtual screen in a D-Bus session, from the",
        "  start of the process to the last change of the screen's pixels before they rest for a second",
        "  (looked at about every 10 ms); the workspace holds 1,350 chart versions and 3 releases. The",
        "  empty window is `src-tauri/examples/empty_window.rs`, built by the same lockfile and profile.",
        *[f"- {note}" for part in measured for note in part["notes"]],
        "",
        "## Repeat it",
        "",
        "```sh",
        "make bench",
        "```",
        "",
        "It fetches Helm, builds for release and takes about twenty minutes. The raw figures stay in",
        "`target/bench/*.json`.",
        "",
    ]
    print("\n".join(lines))


main(sys.argv[1])
