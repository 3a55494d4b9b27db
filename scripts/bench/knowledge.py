"""Search of 102,000 articles in the real window, typed key by key, and an article of 1 MB opened.

Key to paint is measured in the page: from the key's own time stamp to the first task after the frame
that shows what was found for the words as they then stand. Arguments: where to write the figures, and
the database to look at.
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from common import BUILT, ctl, median, p95, result, run, say
from driver import Driver

OPENED = 10

WATCH = """
  window.benchKeys = [];
  let key = 0;
  const late = () => {
    const list = document.querySelector('main [role=listbox]');
    return !list || list.ariaBusy === 'true';
  };
  const frame = (pressed, count, first) => requestAnimationFrame(() => {
    const began = first ?? performance.now() - pressed;
    if (late() && count < 120) return frame(pressed, count + 1, began);
    const after = new MessageChannel();
    after.port1.onmessage = () => benchKeys.push([began, performance.now() - pressed]);
    after.port2.postMessage(0);
  });
  addEventListener('keydown', (event) => { key = event.timeStamp; }, true);
  // Heard after the page, which has by then marked its list as one of the words before.
  addEventListener('input', () => frame(key, 1));
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

OPEN = """
  const [hash] = given;
  const began = performance.now();
  location.hash = hash;
  return await new Promise((done) => {
    const look = () => requestAnimationFrame(() => {
      if (!document.querySelector('article h1, article h2, article p')) return look();
      const after = new MessageChannel();
      after.port1.onmessage = () => done(performance.now() - began);
      after.port2.postMessage(0);
    });
    look();
  });
"""


def p99(times):
    return sorted(times)[-(-len(times) * 99 // 100) - 1]


def typed(driver, words):
    """Types each word into the field, deletes it again but for its first letter, and times each key."""
    box = driver.find("main input[role=combobox], main input[type=search]")
    driver.run(WATCH)
    for word in words:
        for letter in word:
            driver.type(box, letter)
            time.sleep(0.15)
        for _ in word:
            driver.type(box, "\ue003")
            time.sleep(0.05)
    return driver.run("return benchKeys")


def main():
    out, database = sys.argv[1:3]
    about = json.loads(Path(database).with_suffix(".words.json").read_text())
    data = tempfile.mkdtemp(prefix="bench-knowledge-")
    shutil.copy(database, Path(data) / "slipway.db")
    run(ctl(data, "hub", "set", "--name", "Bench"))
    driver = Driver(BUILT / "slipway", ["--data", data])
    try:
        driver.find("main")
        driver.run("location.hash = '#/knowledge'")
        time.sleep(3)
        keys = typed(driver, about["words"])
        searches = driver.run(ASK, "article_search", [
            {"limit": 100, "query": word[:end]} for word in about["words"] for end in range(2, len(word) + 1)])
        opened = []
        for _ in range(OPENED):
            driver.run("location.hash = '#/knowledge'")
            time.sleep(0.5)
            opened.append(driver.run(OPEN, f"#/knowledge/{about['longest']}"))
    finally:
        driver.close()
    paints = [key[1] for key in keys]
    say(f"{len(keys)} keys, key to paint {[round(one) for one in paints]}; opened {[round(one) for one in opened]}")
    row = lambda what, times, count, budget=None: {
        "what": what, "p95_ms": p95(times), "median_ms": median(times), "count": count,
        **({"budget_ms": budget} if budget else {})}
    result({
        "rows": [
            row("search of 102,000 articles in the window, key to paint", paints, f"{len(keys)} keys", 16.7),
            {"what": "… the slowest of 100", "said": f"{p99(paints):.1f} ms", "budget": "≤ 33 ms",
             "held": p99(paints) <= 33},
            row("… until the next frame begins, which no page can hasten", [key[0] for key in keys], f"{len(keys)} keys"),
            row("… asked and answered through the page's door", searches, f"{len(searches)} queries", 8),
            row("an article of 1 MB opened in the window, until painted", opened, f"{OPENED} times", 50),
        ],
        "notes": ["Knowledge base in the window: the articles of the rows before, on a virtual screen that is drawn "
                  "by the processor alone; words that stand in nearly every article and prefixes of two letters are "
                  "among what is typed."]})


main()
