"""Triage and lists over 100,000 defects in the real window, key by key.

Key to paint is measured in the page, from the key's own time stamp to the first task after the frame
that shows what the key asked for. Arguments: where to write the figures, and the database to look at.
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from common import BUILT, ctl, median, p95, result, run, say
from driver import Driver

STEPS = 40
WORDS = ["word4711", "limit comp", "component-7"]

# `shown` says in words what stands on the page; a key is answered by the frame in which it changed.
WATCH = """
  window.benchKeys = [];
  window.benchShown = () => document.querySelector('[role=row][aria-current]')?.textContent ?? '';
  // What stood there before the key: by the time this hears of it the page may have answered.
  window.benchStood = benchShown();
  const frame = (pressed, count) => requestAnimationFrame(() => {
    const now = benchShown();
    if (now === benchStood || now === '') return count > 200 ? null : frame(pressed, count + 1);
    benchStood = now;
    const after = new MessageChannel();
    after.port1.onmessage = () => benchKeys.push([count, performance.now() - pressed]);
    after.port2.postMessage(0);
  });
  addEventListener('keydown', (event) => frame(event.timeStamp, 1), true);
"""

ASK = """
  const [name, requests] = given;
  const times = [];
  for (const request of requests) {
    const began = performance.now();
    await window.__TAURI_INTERNALS__.invoke(name, { request });
    times.push(performance.now() - began);
  }
  return times;
"""


def pressed(driver, keys, rest):
    """Presses keys one after the other; for each the frame that answered it, and until it was painted."""
    driver.run("benchKeys = []; benchStood = benchShown()")
    for at, key in enumerate(keys):
        driver.keys(key)
        for _ in range(40):
            time.sleep(rest)
            if driver.run("return benchKeys.length") > at:
                break
    answered = driver.run("return benchKeys")
    if len(answered) != len(keys):
        raise SystemExit(f"{len(answered)} of {len(keys)} keys were answered")
    frames, times = zip(*answered)
    say(f"{len(keys)} keys, frames {list(frames)}, median {median(times):.0f} ms")
    return frames, times


def main():
    data = tempfile.mkdtemp(prefix="bench-inbox-")
    shutil.copy(sys.argv[2], Path(data) / "slipway.db")
    run(ctl(data, "hub", "set", "--name", "Bench"))
    driver = Driver(BUILT / "slipway", ["--data", data])
    try:
        driver.find("main")
        driver.run("location.hash = '#/defects'")
        driver.find("[role=row][aria-current]", 60)
        driver.run(WATCH)
        time.sleep(3)
        pressed(driver, "j" * 8, 0.4)
        steps = pressed(driver, "j" * STEPS, 0.4)
        decisions = pressed(driver, "1" * 20, 0.8)
        found = driver.run(ASK, "defect_list", [
            {"limit": 50, "query": word[:end]} for word in WORDS for end in range(3, len(word) + 1)])
        lists = driver.run(ASK, "defect_list", [
            {"limit": 50, "sort": sort} for sort in ("-reported", "priority", "-title", "severity") * 10])
    finally:
        driver.close()
    row = lambda what, times, count, budget=None: {
        "what": what, "p95_ms": p95(times), "median_ms": median(times), "count": count,
        **({"budget_ms": budget} if budget else {})}
    result({
        "rows": [
            {"what": "inbox of 100,000 defects: the frame after J that shows the next defect", "frame": max(steps[0]),
             "count": f"{STEPS} steps"},
            row("… key to paint", steps[1], f"{STEPS} steps", 16.7),
            {"what": "… a decision: the frame after 1 in which the next defect is in front", "frame": max(decisions[0]),
             "count": "20 decisions"},
            row("… key to paint", decisions[1], "20 decisions", 16.7),
            row("search in 100,000 letter by letter, asked and answered through the page's door", found,
                f"{len(found)} queries", 16.7),
            row("… sorted otherwise, asked and answered through the page's door", lists, f"{len(lists)} lists", 16.7),
        ],
        "notes": ["Inbox: the 100,000 defects of the row before, 20,000 of them waiting, in the real window on a "
                  "virtual screen that is drawn by the processor alone."]})


main()
