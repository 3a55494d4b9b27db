"""A 24 MB index, synced, listed and asked for again, beside the real Helm on the same server.

The runs alternate, so that what else the machine does falls on both. Argument: where to
write the figures.
"""

import json
import os
import sqlite3
import tempfile
from pathlib import Path

from common import Server, ctl, index, measured, median, result, run, say

HELM = os.environ["SLIPWAY_HELM"]
RUNS = 3


def helm_env():
    home = tempfile.mkdtemp(prefix="bench-helm-")
    return {**os.environ, "HELM_CACHE_HOME": home + "/cache", "HELM_CONFIG_HOME": home + "/config",
            "HELM_DATA_HOME": home + "/data"}


def rows(data):
    """How many rows each table holds."""
    with sqlite3.connect(f"file:{Path(data) / 'slipway.db'}?mode=ro", uri=True) as db:
        # A full-text table is read through its own; this SQLite may be older than what made it.
        names = [n for n, in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%'")]
        return {n: db.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}


def contents(data):
    """Every row of every table, to see what a sync wrote."""
    with sqlite3.connect(f"file:{Path(data) / 'slipway.db'}?mode=ro", uri=True) as db:
        return {n: set(map(repr, db.execute(f'SELECT * FROM "{n}"'))) for n in rows(data)}


def unchanged(data, server):
    before, asked = contents(data), len(server.answers)
    run(ctl(data, "repo", "sync", "bench"))
    after = contents(data)
    answers = server.answers[asked:]
    return {"requests": len(answers), "statuses": [s for s, _ in answers],
            "body_bytes": sum(b for _, b in answers),
            "rows_written": {t: len(after[t] - before[t]) for t in after if after[t] != before[t]}}


def main():
    body = index(160, 150)
    server = Server(body)
    say(f"index of {len(body) / 1e6:.1f} MB")
    env = helm_env()
    run([HELM, "repo", "add", "bench", server.url], env)
    ours, theirs = [], []
    for _ in range(RUNS):
        data = tempfile.mkdtemp(prefix="bench-")
        run(ctl(data, "repo", "add", "bench", server.url))
        ours.append(measured(ctl(data, "repo", "sync", "bench")))
        theirs.append(measured([HELM, "repo", "update", "bench"], env))
    kept = rows(data)
    quiet = unchanged(data, server)
    again = [measured(ctl(data, "repo", "sync", "bench")) for _ in range(RUNS)]

    lists, searches = [], []
    for _ in range(RUNS):
        lists.append(measured(ctl(data, "chart", "versions", "part-010", "--all")))
        searches.append(measured([HELM, "search", "repo", "bench/part-010", "-l", "-o", "json"], env))
    listed = json.loads(run(ctl(data, "chart", "versions", "part-010", "--all")))["versions"]
    found = json.loads(run([HELM, "search", "repo", "bench/part-010", "-l", "-o", "json"], env))

    def pair(values):
        return {"seconds": median([s for s, _ in values]), "mib": median([m for _, m in values])}

    result({
        "helm": run([HELM, "version", "--short"]).strip(),
        "bytes": len(body), "entries": 160 * 150, "stored": kept.get("chart_version"),
        "sync": pair(ours), "helm_update": pair(theirs), "again": pair(again), "unchanged": quiet,
        "list": pair(lists), "helm_search": pair(searches),
        "listed": len(listed), "helm_listed": len(found)})


main()
