# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
"""The program in a display: started, driven, asked what it shows by having it save its session."""
import json
import pathlib
import subprocess
import time

import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "stories260k.safetensors"
KERAS = ROOT / "tests" / "data" / "hdf5" / "keras.h5"
START_SECONDS = 30
SETTLED_LOOKS = 3  # of LOOK_SECONDS each, without a tick of processor time
LOOK_SECONDS = 0.06


class Window:
    def __init__(self, tree, folder, display, theme, scale, shots):
        self.tree, self.folder, self.display, self.theme, self.scale, self.shots = tree, folder, display, theme, scale, shots
        self.session = folder / "work.bitloupe"
        (folder / "run").mkdir(mode=0o700)
        settings = folder / "config" / "Bitloupe" / "bitloupe.conf"
        settings.parent.mkdir(parents=True)
        settings.write_text(f"[window]\ntheme={theme}\n")
        self.environment = dict(
            display.environment, QT_SCALE_FACTOR=str(scale), XDG_CONFIG_HOME=str(folder / "config"), XDG_CACHE_HOME=str(folder / "cache"),
            XDG_RUNTIME_DIR=str(folder / "run"), HOME=str(folder), QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        self.process = None
        self.task, self.count = "", 0

    # Starting and ending

    def start(self, *arguments):
        """A window on the arguments, once more where one is open; the window fills the screen."""
        self.end()
        self.process = subprocess.Popen([str(self.tree / "bin" / "bitloupe"), *map(str, arguments)], env=self.environment,
                                        stdout=subprocess.DEVNULL, stderr=open(self.folder / "said", "w"))
        self.wait_for(lambda: self.ids() != [], "no window came", START_SECONDS)
        self.display.do("windowsize", self.ids()[0], "100%", "100%", "windowmove", self.ids()[0], 0, 0)
        self.focus()
        self.wait_for(lambda: "Bitloupe" in self.title(), "the window is not active")
        self.settle()

    def ensure(self):
        """A window on the session of the tests, whose Ctrl+S answers what the window knows."""
        if self.process is None or self.process.poll() is not None:
            if not self.session.exists():
                self.session.write_text(json.dumps({"bitloupe": "session", "version": 1}))
            self.start(self.session)

    def end(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    # Looking

    def ids(self, name="Bitloupe"):
        return self.display.do("search", "--onlyvisible", "--name", name).split()

    def title(self):
        return self.display.do("getactivewindow", "getwindowname")

    def begin(self, task):
        self.task, self.count = task, 0

    def shot(self, step):
        self.count += 1
        self.display.picture(self.shots / f"{self.task}-{self.count}-{step}.png")

    def wait_for(self, condition, complaint, seconds=10):
        end = time.monotonic() + seconds
        while not condition():
            assert self.process is None or self.process.poll() is None, "the program has ended: " + (self.folder / "said").read_text()
            assert time.monotonic() < end, complaint
            time.sleep(0.05)

    def processor_ticks(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def settle(self, seconds=30):
        """Until the program has nothing to compute or draw any more."""
        end = time.monotonic() + seconds
        quiet = 0
        while quiet < SETTLED_LOOKS and time.monotonic() < end:
            before = self.processor_ticks()
            time.sleep(LOOK_SECONDS)
            quiet = quiet + 1 if self.processor_ticks() == before else 0

    def state(self):
        """What the window knows, from the session that it saves."""
        before = self.session.stat().st_mtime_ns
        self.focus()
        self.display.keys("ctrl+s")
        self.wait_for(lambda: self.session.stat().st_mtime_ns != before, "Ctrl+S did not save the session")
        return json.loads(self.session.read_text())

    def spec(self):
        return dict(pair.split("=", 1) for pair in self.state()["spec"].split(","))

    # Doing

    def focus(self):
        if self.ids():
            self.display.do("windowactivate", "--sync", self.ids()[-1])

    def keys(self, *names):
        self.display.keys(*names)
        self.settle()

    def go(self, words):
        """Ctrl+K, the words, Enter."""
        self.display.keys("ctrl+k")
        time.sleep(0.15)
        self.display.type(words)
        self.settle()
        self.display.keys("Return")
        self.settle()

    def hand_over(self, path):
        """Opens in the window that is there, as a drop or a second start does."""
        subprocess.run([str(self.tree / "bin" / "bitloupe"), str(path)], env=self.environment, check=True, timeout=30)
        self.settle()
        self.focus()

    def wait_for_file(self, name):
        def is_open():
            return any(str(entry.get("path", "")).endswith("/" + name) for entry in self.state()["files"])
        self.wait_for(is_open, f"{name} was not opened")
        self.settle()

    def wait_for_dialog(self, title):
        self.wait_for(lambda: title in self.title(), f"no dialog “{title}” came")
        time.sleep(0.2)

    def answer_dialog(self, path):
        self.display.keys("ctrl+a")
        self.display.type(str(path))
        time.sleep(0.2)
        self.display.keys("Return")
        time.sleep(0.2)
        self.settle()

    def wait_for_end(self):
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            raise AssertionError("the program did not end") from None

    def busy(self):
        before = self.processor_ticks()
        time.sleep(0.3)
        return self.processor_ticks() - before > 6  # of 100 a second

    def find_handle(self, color):
        """The upper end of a threshold: of the filled circles of a colour the right one of the topmost two in one row.
        A chip's mark stands alone in its row, and a dashed line is thinner."""
        pixels = self.display.pixels().astype(int)
        runs = numpy.abs(pixels - numpy.array(color)).max(axis=2) <= 6
        same = runs.copy()
        width = 5 * self.scale
        for shift in range(1, width):
            runs[:, :-shift] &= same[:, shift:]
        for row in range(runs.shape[0]):
            columns = numpy.nonzero(runs[row])[0]
            if columns.size and columns[-1] - columns[0] > 40 * self.scale:
                return int(columns[-1]) + width // 2, row + 2 * self.scale
        raise AssertionError("no handle of this colour is in the picture")

    def drag(self, start, end):
        steps = 6
        self.display.do("mousemove", *start, "mousedown", 1)
        for step in range(1, steps + 1):
            self.display.do("mousemove", *(round(a + (b - a) * step / steps) for a, b in zip(start, end)))
            time.sleep(0.03)
        self.display.do("mouseup", 1)
        self.settle()

    def cli(self, *arguments):
        return subprocess.run([str(self.tree / "bin" / "bitloupe-cli"), *map(str, arguments)], env=self.environment, check=True,
                              capture_output=True, text=True).stdout
