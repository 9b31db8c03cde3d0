"""A headless Firefox, driven by WebDriver BiDi: the same words as browser.py's Chromium."""
import base64
import json
import pathlib
import shutil
import subprocess
import tempfile
import time

try:
    import websocket  # python3-websocket
except ImportError:
    websocket = None

PATIENCE = 60  # seconds, for what takes milliseconds
PREFERENCES = {"browser.shell.checkDefaultBrowser": False, "browser.startup.homepage": "about:blank",
               "datareporting.policy.dataSubmissionEnabled": False, "app.update.auto": False,
               "toolkit.telemetry.enabled": False, "remote.active-protocols": 1,
               "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False}
KEYS = {"\n": "\ue007"}


def find():
    """The browser's path, or None: also if nothing here can talk to it."""
    return websocket and next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


class Firefox:
    """One browser with one page."""

    def __init__(self, path, dark=False):
        self.home = tempfile.mkdtemp(prefix="qlab-firefox-")
        preferences = PREFERENCES | {"layout.css.prefers-color-scheme.content-override": 0 if dark else 1}
        with open(f"{self.home}/user.js", "w") as file:
            for name, value in preferences.items():
                file.write(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")
        self.process = subprocess.Popen(
            [path, "--headless", "--no-remote", "--profile", self.home, "--remote-debugging-port=0", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.number, self.events = 0, []
        self.socket = websocket.create_connection(f"{self.address()}/session", timeout=PATIENCE, suppress_origin=True)
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.context = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def address(self):
        """Where it listens, which it writes into its profile."""
        file = pathlib.Path(self.home, "WebDriverBiDiServer.json")
        for _ in range(10 * PATIENCE):
            try:
                said = json.loads(file.read_text())
                return f'ws://{said["ws_host"]}:{said["ws_port"]}'
            except (OSError, ValueError):
                time.sleep(0.1)
        raise EOFError("the browser does not listen")

    def call(self, method, **parameters):
        """Calls a method and returns its result; events are kept."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                if message["type"] == "error":
                    raise RuntimeError(f'{method}: {message["error"]}: {message["message"]}')
                return message["result"]
            self.events.append(message)

    def open(self, address):
        """Opens a page and waits until it has loaded."""
        self.events.clear()
        self.call("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def run(self, script):
        """The value of an expression on the page."""
        said = self.call("script.evaluate", expression=f"JSON.stringify(({script}))",
                         target={"context": self.context}, awaitPromise=False)
        if said["type"] == "exception":
            raise RuntimeError(json.dumps(said["exceptionDetails"])[:600])
        return json.loads(said["result"].get("value", "null"))

    def text(self, selector):
        """The text of an element; None if there is none."""
        return self.run(f"document.querySelector({json.dumps(selector)})?.textContent")

    def press(self, keys):
        """Types, a key each."""
        actions = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("input.performActions", context=self.context,
                  actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def width(self, width):
        """A window so wide."""
        self.call("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": 900})

    def picture(self, path):
        """Writes a PNG of the whole page."""
        data = self.call("browsingContext.captureScreenshot", context=self.context, origin="document")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def troubles(self):
        """Errors on the console, and requests for anything but the page itself."""
        found = []
        for event in self.events:
            what = event.get("params", {})
            if event.get("method") == "log.entryAdded" and what["level"] == "error":
                found.append(what["text"])
            elif event.get("method") == "network.beforeRequestSent" and \
                    not what["request"]["url"].startswith(("file:", "data:", "about:")):
                found.append(f'request: {what["request"]["url"]}')
        return found

    def close(self):
        """Ends it, by its process."""
        try:
            self.call("browser.close")
        except (OSError, EOFError, RuntimeError, websocket.WebSocketException):
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.socket.close()
        shutil.rmtree(self.home, ignore_errors=True)
