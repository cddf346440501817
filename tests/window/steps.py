# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
"""The tasks, in the order in which a person would come to them. Each leaves the window as the next may expect any window:
open, on some tensor. Whatever can be told by a value is asserted by a value."""
import shutil
import time

import h5py
import numpy

from window import KERAS, SAMPLE

TENSOR = "layers.0.feed_forward.w2.weight"
CALIBRATOR_COLORS = {"light": (0x00, 0x72, 0xB2), "dark": (0x56, 0xB4, 0xE9)}  # of MSE search, views/theme.cpp


def files_of(state):
    return [str(entry.get("path")) for entry in state["files"]]


def fresh(window, preset="INT8 per tensor"):
    """A window on the sample's weights, at a known preset and tensor."""
    window.ensure()
    if not any(path.endswith("model.safetensors") for path in files_of(window.state())):
        shutil.copy(SAMPLE, window.folder / "model.safetensors")
        window.hand_over(window.folder / "model.safetensors")
    if preset:
        window.go(preset)
    if window.state().get("selected", {}).get("tensor") != TENSOR:
        window.go(TENSOR)


def start_page(window):
    window.start()
    window.shot("start-page")
    assert window.title() == "Bitloupe", window.title()
    window.end()


def open_files(window):
    """By the dialog, from the command line into the open window, and a folder."""
    window.ensure()
    weights = window.folder / "weights"
    weights.mkdir(exist_ok=True)
    shutil.copy(SAMPLE, weights / "first.safetensors")
    shutil.copy(KERAS, weights / "second.h5")
    numpy.save(weights / "third.npy", numpy.random.default_rng(1).laplace(size=(64, 48)).astype("float32"))
    window.display.keys("ctrl+o")
    window.wait_for_dialog("Open weight files")
    window.shot("dialog")
    window.answer_dialog(weights / "first.safetensors")
    window.wait_for_file("first.safetensors")
    window.hand_over(weights / "second.h5")
    window.wait_for_file("second.h5")
    assert window.ids() and len(window.ids(" – Bitloupe$")) == 1, "a second window came"
    window.hand_over(weights)
    window.wait_for_file("third.npy")
    window.shot("opened")
    paths = files_of(window.state())
    assert len(paths) == len(set(paths)) == 3, f"open are {paths}"
    for _ in range(3):
        window.keys("ctrl+w")
    window.shot("closed")
    assert files_of(window.state()) == [], "Ctrl+W left files open"


def filter_and_pick(window):
    fresh(window)
    window.keys("ctrl+f")
    window.display.type("2.attention.wq")
    window.settle()
    window.shot("filtered")
    window.keys("Down", "Return")
    window.shot("picked")
    state = window.state()
    assert state["filter"] == "2.attention.wq", state["filter"]
    assert state["selected"]["tensor"] == "layers.2.attention.wq.weight", state["selected"]
    assert state["selected"]["tensor"] in window.title(), window.title()
    window.keys("ctrl+f", "ctrl+a", "BackSpace")
    assert window.state()["filter"] == "", "the filter stays"


def change_format_and_bits(window):
    fresh(window)
    window.go("Bits: 4")
    window.shot("four-bits")
    assert window.spec()["bits"] == "4", window.spec()
    window.go("Per channel")
    assert window.spec()["granularity"] == "channel", window.spec()
    window.keys("alt+b", "Up")  # the control itself, by its own keys
    window.shot("by-the-control")
    assert window.spec()["bits"] == "3", window.spec()
    window.go("NF4 g64")
    window.shot("nf4")
    assert window.spec()["grid"] == "nf4", window.spec()


def drag_threshold(window):
    """By the mouse, then by arrow keys on the same handle."""
    fresh(window)
    window.go("Bits: 4")
    window.go("Calibrator: MSE search")
    window.keys("ctrl+1")
    x, y = window.find_handle(CALIBRATOR_COLORS[window.theme])
    window.drag((x, y), (x + 24 * window.scale, y))
    window.shot("dragged")
    dragged = window.spec()
    assert dragged["range"] == "manual", dragged
    window.keys("Left")
    fine = float(window.spec()["high"])
    window.keys("shift+Left")
    coarse = float(window.spec()["high"])
    window.shot("by-arrows")
    first = float(dragged["high"]) - fine
    assert first > 0, f"an arrow moved the end from {dragged['high']} to {fine}"
    assert fine - coarse > 2 * first, f"a coarse step moved {fine - coarse}, a fine one {first}"


def worst_first(window):
    fresh(window, "INT4 per channel")
    window.keys("ctrl+shift+w")
    window.keys("ctrl+t", "ctrl+t")
    window.shot("worst-first")
    assert window.state()["order"] == "sqnr", window.state()["order"]


def sort_channels(window):
    fresh(window, "INT4 per channel")
    window.keys("ctrl+2")
    window.shot("channels")
    assert window.state()["lens"] == "channels", window.state()["lens"]
    window.go("NF4 g64")
    window.shot("another-setting")


def compare_in_bins(window):
    fresh(window, "NF4 g64")
    window.keys("ctrl+3")
    window.shot("nf4-against-int4")
    state = window.state()
    assert state["lens"] == "bins", state["lens"]
    assert "grid=nf4" in state["spec"], state["spec"]


def follow_a_weight(window):
    """The loupe by mouse and by keys; the cells are copied, and read by pasting them into the filter."""
    fresh(window, "INT4 g32")
    window.keys("ctrl+4")
    assert window.state()["lens"] == "error_map", window.state()["lens"]
    width, height = window.display.size
    window.display.do("mousemove", round(0.4 * width), round(0.42 * height), "click", 1)
    window.settle()
    window.shot("held")
    held = window.display.pixels()[height // 2:].astype(int)
    window.keys("Right", "Right", "Down")
    window.shot("walked")
    moved = numpy.abs(window.display.pixels()[height // 2:] - held).max(axis=2) > 40
    assert moved.mean() > 0.0005, "the loupe says the same of another weight"
    window.keys("ctrl+c")
    window.keys("ctrl+f", "ctrl+v")
    said = window.state()["filter"]
    window.keys("ctrl+f", "ctrl+a", "BackSpace")
    assert said.startswith("first_channel,last_channel,first_input,last_input,value"), f"copied was {said[:200]!r}"


def apply_a_calibrator(window):
    fresh(window, "INT4 per channel")
    window.keys("ctrl+5")
    assert window.state()["lens"] == "calibrators", window.state()["lens"]
    window.shot("all-of-them")
    before = window.spec()["range"]
    window.display.do("mousemove", round(0.3 * window.display.size[0]), 262 * window.scale, "click", 1)  # a row among the best
    window.settle()
    window.shot("applied")
    after = window.spec()["range"]
    assert before == "minmax" and after != before, f"{before} became {after}"


def pin_and_swap(window):
    fresh(window)
    pins = len(window.state()["pins"])
    window.keys("ctrl+d")
    window.go("INT4 per channel")
    window.shot("pinned")
    state = window.state()
    assert len(state["pins"]) == pins + 1, state["pins"]
    assert "bits=4" in state["spec"], state["spec"]
    window.keys("ctrl+b")
    window.shot("side-b")
    assert window.spec()["bits"] == "8", window.spec()
    window.keys("ctrl+b")
    assert window.spec()["bits"] == "4", window.spec()


def undo_and_redo(window):
    fresh(window)
    before = window.state()["spec"]
    window.go("Bits: 6")
    after = window.state()["spec"]
    assert before != after, after
    window.keys("ctrl+z")
    window.shot("undone")
    assert window.state()["spec"] == before, "undo did not bring the settings back"
    window.keys("ctrl+shift+z")
    assert window.state()["spec"] == after, "redo did not bring the change back"
    window.shot("redone")


def go_anywhere(window):
    fresh(window)
    window.display.keys("ctrl+k")
    time.sleep(0.3)
    window.shot("palette")
    window.display.type("wk")
    window.settle()
    window.shot("typed")
    window.keys("Escape")
    window.go("layers.3.attention.wk.weight")
    assert window.state()["selected"]["tensor"] == "layers.3.attention.wk.weight", window.state()["selected"]
    window.go("Channels")
    assert window.state()["lens"] == "channels", window.state()["lens"]
    window.go("Histogram")
    assert window.state()["lens"] == "histogram", window.state()["lens"]


def export_and_check(window):
    fresh(window, "INT8 per channel")
    target = window.folder / f"out-{window.theme}.h5"
    window.display.keys("ctrl+e")
    window.wait_for_dialog("Export quantized")
    window.shot("dialog")
    window.keys("alt+f", "Home", "Down")  # HDF5 is the second format
    window.keys("alt+t", "ctrl+a")
    window.display.type(str(target))
    window.settle()
    window.shot("filled-in")
    window.keys("Return")
    window.wait_for(target.exists, f"{target.name} was not written")
    window.settle()
    window.shot("exported")
    with h5py.File(target) as file:
        arrays = []
        file.visititems(lambda name, item: arrays.append(name) if isinstance(item, h5py.Dataset) else None)
    assert any(TENSOR.split(".")[-2] in name for name in arrays), arrays
    shown = window.cli("compare", SAMPLE, target, "--tensor", TENSOR, "--csv")
    assert TENSOR in shown, shown


def switch_theme(window):
    fresh(window)
    brightness = {}
    for theme, keys in (("dark", "ctrl+shift+3"), ("light", "ctrl+shift+2")):
        window.keys(keys)
        window.shot(theme)
        brightness[theme] = float(window.display.pixels().mean())
    assert brightness["light"] > 180 and brightness["dark"] < 90, brightness
    window.keys({"light": "ctrl+shift+2", "dark": "ctrl+shift+3"}[window.theme])


def switch_language(window):
    fresh(window)
    for number, language in ((2, "deutsch"), (3, "chinese")):
        window.keys(f"ctrl+alt+{number}")
        window.shot(language)
    window.keys("ctrl+alt+1")
    assert window.state()["selected"]["tensor"] == TENSOR, "the selection was lost with the language"


def cancel_long_work(window):
    """45 million weights, a search in each group: Escape ends it, and the window goes on."""
    fresh(window)
    big = window.folder.parent / "bitloupe-window-tasks-45m.npy"
    if not big.exists():
        numpy.save(big, numpy.random.default_rng(2).standard_normal((4096, 11008), dtype="float32"))
    window.hand_over(big)
    window.wait_for_file(big.name)
    time.sleep(1)
    window.settle(60)  # the first answer is there: what is under way below is the search
    window.display.keys("ctrl+k")
    time.sleep(0.2)
    window.display.type("INT4 g128 MSE search")
    time.sleep(0.5)
    window.display.keys("Return")
    # Quick machines need two seconds for all of it: Escape must come while it is under way.
    under_way = any(window.busy() or time.sleep(0.1) for _ in range(10))
    if not under_way:  # the key was lost on the way
        window.display.keys("Return")
        under_way = any(window.busy() or time.sleep(0.1) for _ in range(10))
    assert under_way, "nothing was under way to be cancelled"
    window.shot("at-work")
    window.display.keys("Escape")
    time.sleep(0.6)
    still = window.busy()
    window.shot("cancelled")
    assert not still, "the work goes on after Escape"
    window.keys("ctrl+w")
    assert big.name not in str(files_of(window.state())), "the window does not answer after cancelling"


def manual(window):
    fresh(window)
    for number, page in ((1, "Histogram"), (2, "Channels"), (3, "Bins")):
        window.keys(f"ctrl+{number}")
        window.display.keys("F1")
        window.wait_for(lambda name=page: window.ids(f"{name} – Bitloupe manual"), f"F1 did not open the page of {page}")
        window.settle()
        window.shot(page.lower())
        window.keys("Escape")
    assert not window.ids("Bitloupe manual"), "Escape did not close the manual"


def save_and_reopen_session(window):
    fresh(window, "INT4 g32")
    window.keys("ctrl+d")
    window.go("NF4 g64")
    window.keys("ctrl+3")
    saved = window.state()
    named = window.folder / "named.bitloupe"
    window.display.keys("ctrl+shift+s")
    window.wait_for_dialog("Save session")
    window.shot("dialog")
    window.answer_dialog(named)
    window.wait_for(named.exists, "the session was not saved under the name")
    window.keys("ctrl+q")
    window.wait_for_end()
    window.start(named)
    window.session = named
    window.shot("reopened")
    again = window.state()
    for key in ("spec", "lens", "pins", "selected", "outputAxes", "filter", "order"):
        assert saved[key] == again[key], f"{key}: {saved[key]} became {again[key]}"
    assert [path.rsplit('/', 1)[-1] for path in files_of(saved)] == [path.rsplit('/', 1)[-1] for path in files_of(again)]


def damaged_files(window):
    """Files that cannot be opened are answered in place; what is open stays."""
    fresh(window)
    bad = window.folder / "damaged.safetensors"
    bad.write_bytes(b"\x10\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F32\"")
    window.hand_over(bad)
    window.settle()
    window.shot("said-in-place")
    assert any(path.endswith("model.safetensors") for path in files_of(window.state())), "an open file was lost"


TASKS = [start_page, open_files, filter_and_pick, change_format_and_bits, drag_threshold, worst_first, sort_channels, compare_in_bins,
         follow_a_weight, apply_a_calibrator, pin_and_swap, undo_and_redo, go_anywhere, export_and_check, switch_theme, switch_language, cancel_long_work, manual,
         damaged_files, save_and_reopen_session]
