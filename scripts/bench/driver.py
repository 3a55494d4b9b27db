"""The real binary through WebKitWebDriver: enough of the protocol to type and to measure."""

import json
import os
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Driver:
    """One window of one binary; `close` ends it and the driver."""

    def __init__(self, binary, args, port=4459):
        env = {**os.environ, "TAURI_AUTOMATION": "true", "TAURI_WEBVIEW_AUTOMATION": "true"}
        self.process = subprocess.Popen(["WebKitWebDriver", "-p", str(port)], env=env,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"
        options = {"binary": str(binary), "args": [str(a) for a in args]}
        wish = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self.base += "/session/" + self._patiently("POST", "/session", wish)["sessionId"]
        self.call("POST", "/timeouts", {"script": 60_000})

    def _patiently(self, *what):
        for _ in range(100):
            try:
                return self.call(*what)
            except (ConnectionError, urllib.error.URLError):
                time.sleep(0.1)
        raise SystemExit("WebKitWebDriver did not answer")

    def call(self, method, path, body=None):
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(self.base + path, data, method=method,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from error

    def run(self, script, *args):
        """Runs the body of an async function in the page and gives what it returns."""
        body = (f"const done = arguments[arguments.length - 1]; const given = [...arguments];"
                f"(async () => {{ {script} }})().then(v => done({{v}}), e => done({{e: String(e.message ?? e)}}))")
        answer = self.call("POST", "/execute/async", {"script": body, "args": list(args)})
        if "e" in answer:
            raise RuntimeError(answer["e"])
        return answer.get("v")

    def find(self, css, seconds=30):
        end = time.monotonic() + seconds
        while True:
            try:
                found = self.call("POST", "/element", {"using": "css selector", "value": css})
                return found[ELEMENT]
            except RuntimeError:
                if time.monotonic() > end:
                    raise SystemExit(f"nothing on the page matches {css}") from None
                time.sleep(0.1)

    def type(self, element, text):
        self.call("POST", f"/element/{element}/value", {"text": text})

    def keys(self, *values):
        """Presses these together, then lets go of all."""
        down = [{"type": "keyDown", "value": v} for v in values]
        up = [{"type": "keyUp", "value": v} for v in reversed(values)]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": down + up}]})

    def close(self):
        try:
            self.call("DELETE", "")
        except (RuntimeError, urllib.error.URLError):
            pass
        self.process.terminate()
        self.process.wait()
