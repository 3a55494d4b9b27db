"""The month view with 10,000 windows in sight, turned month by month in the real window.

Key to paint is measured in the page: from the key's own time stamp to the first task after the
frame that shows the month that was asked for. Argument: where to write the figures.
"""

import datetime
import json
import sqlite3
import tempfile
import time
from pathlib import Path

from common import BUILT, ctl, median, p95, result, run, say
from driver import Driver

# Six weeks are in sight at once, so that is what 10,000 windows are spread over.
WINDOWS, WEEKS = 10_000, 6
TURNS = 24

WATCH = """
  window.benchTurns = [];
  const shown = () => document.querySelector('[data-month]');
  const frame = (pressed, before, count) => requestAnimationFrame(() => {
    const grid = shown();
    if (!grid || grid.dataset.month === before || grid.closest('[data-stale]')) {
      return frame(pressed, before, count + 1);
    }
    const after = new MessageChannel();
    after.port1.onmessage = () => benchTurns.push([count, performance.now() - pressed]);
    after.port2.postMessage(0);
  });
  addEventListener('keydown', (event) => frame(event.timeStamp, shown().dataset.month, 1), true);
"""


def book(data):
    """Fills the months around today; a window costs the app itself a check, which is not asked here."""
    environments = json.loads(run(ctl(data, "env", "list")))["environments"]
    with sqlite3.connect(Path(data) / "slipway.db") as db:
        ids = dict(db.execute("SELECT code, id FROM environment"))
        first = datetime.datetime.now(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        first -= datetime.timedelta(days=100)
        step = datetime.timedelta(weeks=WEEKS) / WINDOWS
        for at in range(int(datetime.timedelta(days=200) / step)):
            start = first + at * step
            code = environments[at % len(environments)]["code"]
            db.execute(
                "INSERT INTO deployment (id, title, environment_id, state, change_type, downtime, strategy, "
                "performed_by, start_local, zone, minutes, start_utc, end_utc, tzdata, description, impact, "
                "ticket, announced, outcome_note, report, review, planned_at, uid, sequence) VALUES "
                "(?1, ?2, ?3, 'planned', 'minor', 0, 'in_place', 'hub', ?4, 'UTC', 180, ?5, ?6, '', '', '', "
                "'', 'null', '', 'null', 'null', '2026-11-01T00:00:00Z', ?1, 0)",
                (f"d{at}", f"Change {at}", ids[code], f"{start:%Y-%m-%dT%H:%M}",
                 int(start.timestamp()), int(start.timestamp()) + 180 * 60))


def opened(driver):
    driver.run("localStorage.setItem('slipway.calendar', JSON.stringify({view: 'month'}));"
               "location.hash = '#/windows'")
    driver.find("[data-month]")
    driver.run(WATCH)


def turned(driver):
    """Turns to the next month and back again and again: for each the frame that showed it, counted
    from the key, and the time from the key until that frame was painted."""
    for at in range(TURNS):
        # Its neighbours are read ahead, as they are while somebody looks at a month.
        time.sleep(1.0)
        driver.keys(".,"[at // 2 % 2])
    time.sleep(2.5)
    turns = driver.run("const turns = benchTurns; benchTurns = []; return turns")
    if len(turns) != TURNS:
        raise SystemExit(f"{len(turns)} of {TURNS} turns were seen")
    frames, times = zip(*turns)
    say(f"{TURNS} turns, shown by frame {list(frames)}, median {median(times):.0f} ms: {[round(t) for t in times]}")
    return frames, times


def main():
    data = tempfile.mkdtemp(prefix="bench-month-")
    run(ctl(data, "hub", "set", "--name", "Bench"))
    book(data)
    driver = Driver(BUILT / "slipway", ["--data", data])
    try:
        driver.find("main")
        opened(driver)
        turned(driver)
        frames, times = turned(driver)
    finally:
        driver.close()
    result({
        "rows": [{"what": "month of 10,000 windows: the frame after a key that shows the next month",
                  "frame": max(frames), "count": f"{TURNS} turns"},
                 {"what": "… key to paint, on a screen that is drawn by the processor alone", "p95_ms": p95(times),
                  "median_ms": median(times), "count": f"{TURNS} turns"}],
        "notes": [
            f"Month: {WINDOWS:,} planned windows in the {WEEKS} weeks in sight, and as many in the weeks "
            "around them, in the same window on the same screen. The next month is read ahead. The first "
            f"{TURNS} turns are not counted.",
        ]})


main()
