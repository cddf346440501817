# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
"""A screen of its own (Xvfb and a window manager), its keyboard and mouse, and pictures of it."""
import os
import shutil
import subprocess
import tempfile
import time

import numpy

TOOLS = ("Xvfb", "openbox", "xdotool", "import", "montage")


def missing_tools():
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Display:
    def __init__(self, size, scale):
        self.size = (size[0] * scale, size[1] * scale)
        number = next(n for n in range(70, 170) if not os.path.exists(f"/tmp/.X11-unix/X{n}") and not os.path.exists(f"/tmp/.X{n}-lock"))
        self.name = f":{number}"
        self.environment = dict(os.environ, DISPLAY=self.name)
        self.processes = []

    def __enter__(self):
        try:
            # Without -noreset the server begins anew, and drops whoever is just connecting, when the first question's asker leaves.
            self._start("Xvfb", self.name, "-screen", "0", f"{self.size[0]}x{self.size[1]}x24", "-nolisten", "tcp", "-noreset")
            self._wait_for("getdisplaygeometry")
            self._start("openbox", "--sm-disable")
            self._wait_for("get_desktop")  # which the window manager answers
        except BaseException:
            self.__exit__()
            raise
        return self

    def _wait_for(self, question, seconds=30):
        end = time.monotonic() + seconds
        while subprocess.run(["xdotool", question], env=self.environment, capture_output=True).returncode != 0:
            process = self.processes[-1]
            if process.poll() is not None or time.monotonic() > end:
                process.said.seek(0)
                said = process.said.read().decode(errors="replace").strip()
                raise RuntimeError(f"{process.args[0]} on {self.name} does not answer (exit status {process.poll()}) {said}")
            time.sleep(0.1)

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()

    def _start(self, *command):
        said = tempfile.TemporaryFile()
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=said)
        process.said = said
        self.processes.append(process)

    def do(self, *words):
        """One or several xdotool commands; its output."""
        return subprocess.run(["xdotool", *map(str, words)], env=self.environment, capture_output=True, text=True).stdout.strip()

    def keys(self, *names):
        self.do("key", "--clearmodifiers", "--delay", "20", *names)

    def type(self, text):
        self.do("type", "--clearmodifiers", "--delay", "8", text)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)

    def pixels(self):
        """The screen as an array [row, column, red green blue]."""
        raw = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], env=self.environment, capture_output=True, check=True)
        return numpy.frombuffer(raw.stdout, numpy.uint8).reshape(self.size[1], self.size[0], 3)

    def contact_sheet(self, shots):
        pictures = sorted(f"{path}[480x360]" for path in shots.glob("*.png"))  # made small while reading: 4K ones fill the memory
        if pictures:
            subprocess.run(["montage", *pictures, "-label", "%t", "-tile", "4x", "-geometry", "+6+6", str(shots) + ".png"], check=True)
