"""Pictures of the window over made-up data: what only a service desk or a passing moment brings about, and the
screens that say most when they are full.

The real binary has neither a conflict nor the files of a ticket without a desk, and no test runs without their
reports. Arguments: the folder for the pictures, the pages built with VITE_DOOR=fixture, and, to take only some,
words of which a picture's name holds one.
"""

import base64
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "bench"))
from driver import Driver

PORT = 8931
SIZES = [(1440, 900), (1024, 700)]

DROPPED = """
  const held = new DataTransfer();
  held.items.add(new File(['a trace'], 'trace-of-the-position-handler.log', { type: 'text/plain' }));
  const files = document.querySelector('section[aria-label=Files]');
  const told = (kind) => files.dispatchEvent(
    new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: held }));
"""

PRESS = """
  const wait = (long) => new Promise((done) => setTimeout(done, long));
  const press = async (words, within) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = [...document.querySelectorAll(`${within} button`)]
        .filter((one) => one.textContent.startsWith(words)).at(-1);
      if (found) return found.click();
      await wait(100);
    }
    throw new Error(`no button ${words}`);
  };
  const type = (field, text) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
"""

# Name, page, what must stand there first, and what is done there.
STATES = [
    ("defect-files", "/defects/d-201/conversation", "[aria-label=Files] li", None),
    ("defect-files-dropped", "/defects/d-201/conversation", "[aria-label=Files] li", DROPPED + "told('drop');"),
    ("defect-files-over", "/defects/d-201/conversation", "[aria-label=Files] li",
     DROPPED + "window.over = setInterval(() => told('dragover'), 100);"),
    ("defect-pane-files", "/defects/inbox/d-214", "[aria-label=Files] li",
     "[...document.querySelectorAll('section[aria-label=Files]')].at(-1).scrollIntoView({ block: 'end' });"),
    ("conflict-card", "/defects/conflicts", "main a[href*='d-201']", None),
    ("evidence", "/environments/evidence", "[role=grid] [role=row]:nth-child(2)", None),
    ("evidence-run", "/environments/evidence/run/run-4", "aside li", None),
    ("evidence-compare", "/environments/evidence/compare/run-3/run-4", "main h2", None),
    ("evidence-release", "/releases/rel-17.1.0-1/evidence", "main ul li a", None),
    ("evidence-import", "/environments/evidence", "[role=grid] [role=row]:nth-child(2)",
     PRESS + "await press('Import report', 'main');"),
    ("runbook", "/releases/rel-17.2.0-0/runbook", "main section h2", None),
    ("runbook-how", "/releases/runbooks/rb-rel-17.2.0-0-DEV", "main section h2",
     PRESS + "await press('Back up', 'main'); await press('Upgrade example', 'main');"),
    ("runbook-run", "/releases/runbooks/run/run-live", "main ol li", None),
    ("runbook-edit", "/releases/runbooks/rb-rel-17.2.0-0-DEV/edit", "main nav li",
     "document.querySelector('[data-step=upgrade-backend]').click();"),
    ("runbook-compare", "/releases/runbooks/rb-rel-17.2.0-0-DEV/compare/before", "[data-diff]", None),
    ("runbook-rehearsed", "/releases/runbooks/run/run-rehearsed", "main ol li", None),
    ("runbook-report", "/releases/runbooks/run/run-rehearsed/report", "main article", None),
    ("bundle-tab", "/releases/rel-17.1.0-1/exchange", "main article", None),
    ("bundle-make", "/releases/rel-17.0.4-1/exchange", "main h1", PRESS + "await press('Make available', 'main');"),
    ("bundle-receive", "/releases", "main [role=row]", PRESS + """
      await press('Receive', 'main');
      await wait(300);
      type(document.querySelector('[role=dialog] input'), '/media/usb/mojaloop-17.2.0-r1.slipway');
      await press('Look into it', '[role=dialog]');
    """),
    ("board", "/environments/board", "[role=grid]", None),
    ("board-drift", "/environments/board/drift/STG/quoting-service", "main aside h2", None),
    ("board-compare", "/environments/board/compare/PRD/STG", "main aside h2", None),
    ("board-observe", "/environments/board", "[role=grid]", PRESS + "await press('Read', 'main');"),
    ("ladder", "/environments", "main table", None),
    ("calendar", "/windows", "[data-entry]", None),
    ("calendar-blocked", "/windows/d-prd", "main aside h2", None),
    ("knowledge", "/knowledge", "main a[href*='/knowledge/']", None),
    ("knowledge-search", "/knowledge", "main input",
     PRESS + "type(document.querySelector('main input'), 'position'); await wait(600);"),
    ("knowledge-all", "/knowledge/all", "[role=row]:nth-child(2)", None),
    ("knowledge-desk", "/knowledge/desk", "main section", None),
    ("knowledge-keep", "/knowledge/desk", "main section", PRESS + "await press('Keep a folder', 'main');"),
    ("knowledge-import", "/knowledge", "main a[href*='/knowledge/']", PRESS + "await press('Import', 'main');"),
    ("knowledge-stale", "/knowledge/a-quotes", "main h1", None),
    ("knowledge-edit", "/knowledge/a-restore/edit", ".cm-content", None),
    ("knowledge-review", "/knowledge/review/a-restore", "main h1", None),
    ("handover", "/releases/rel-17.1.0-1/handover", "main li", None),
    ("triage-articles", "/defects/inbox/d-214", "main h2",
     PRESS + "await press('Articles that fit', 'main').catch(() => press('Articles', 'main'));"),
    ("overview", "/overview", "main ul li", None),
    ("notice", "/overview", "main ul li", PRESS + """
      await press('Dismiss', 'main');
      await wait(600);
      const reason = document.querySelector('[role=dialog] textarea');
      type(reason, 'Waits for 17.3');
      await wait(200);
      await press('Dismiss', '[role=dialog]');
      await wait(300);
    """),
]


def browser():
    """The plain browser that comes with the driver."""
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.1/MiniBrowser"))
    if not found:
        raise SystemExit("there is no MiniBrowser of WebKitGTK 4.1")
    return found[0]


def resize(driver, width, height):
    """Gives the page this size, whatever the frame around it takes."""
    wish = [width, height]
    for _ in range(5):
        driver.call("POST", "/window/rect", {"width": wish[0], "height": wish[1]})
        time.sleep(0.4)
        has = driver.run("return [innerWidth, innerHeight]")
        if has == [width, height]:
            return
        wish = [wish[0] + width - has[0], wish[1] + height - has[1]]
    raise SystemExit(f"the page does not become {width}x{height}")


def main():
    folder, pages, only = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    folder.mkdir(parents=True, exist_ok=True)
    server = subprocess.Popen([sys.executable, "-m", "http.server", str(PORT), "--bind", "127.0.0.1",
                               "--directory", pages], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    driver = Driver(browser(), ["--automation"])
    try:
        for scheme in ("light", "dark"):
            for width, height in SIZES:
                for name, page, first, then in STATES:
                    if only and not any(word in name for word in only):
                        continue
                    # Each anew: what one did is not there for the next.
                    driver.call("POST", "/url", {"url": f"http://127.0.0.1:{PORT}/?{name}{scheme}{width}#{page}"})
                    resize(driver, width, height)
                    driver.find(first)
                    driver.run(f"document.documentElement.dataset.mantineColorScheme = '{scheme}'")
                    time.sleep(1)
                    if then:
                        driver.run(then)
                        time.sleep(0.6)
                    file = folder / f"{name}-{scheme}-{width}x{height}.png"
                    file.write_bytes(base64.b64decode(driver.call("GET", "/screenshot")))
                    print(file)
    finally:
        driver.close()
        server.terminate()


main()
