#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
"""Reads exported files with numpy and h5py alone, and turns codes into values by what core/export/FORMAT.md says.

    check_export.py KIND FILE INPUT.npy [RESTORED.npy]
    check_export.py -    the same words from standard input, a line each, separated by tabs

KIND: npz, hdf5, npy (codes). INPUT.npy is what was quantized, as the only tensor; RESTORED.npy, where given, is what
Bitloupe itself decoded, or wrote as dequantized values: it must be equal bit for bit.
"""
import hashlib
import json
import os
import sys

import numpy as np


# What a preparation keeps beside the codes.
KEPT = {"column_scales": "f4", "kept_columns": "u4", "kept_values": "f2", "sparse_rows": "u8", "sparse_columns": "u4",
        "sparse_values": "f2"}


def load(kind, path):
    """(description, {path: array})"""
    if kind == "npz":
        archive = np.load(path)   # refuses pickles
        arrays = {name: archive[name] for name in archive.files}
        return json.loads(arrays.pop("__bitloupe__").tobytes()), arrays
    if kind == "npy":
        with open(path + ".json", encoding="utf-8") as f:
            description = json.load(f)
        tensor = description["tensors"][0]
        arrays = {tensor["path"] + "/codes": np.load(path), tensor["path"] + "/scales": np.array(tensor["scales"], "f4")}
        if tensor["has_zero_points"]:
            arrays[tensor["path"] + "/zero_points"] = np.array(tensor["zero_points"], "i4")
        if "offset_kind" in tensor:
            arrays[tensor["path"] + "/offsets"] = np.array(tensor["offsets"], "f4")
        if "levels" in tensor:
            arrays[tensor["path"] + "/levels"] = np.array(tensor["levels"], "f4")
        for name, dtype in KEPT.items():
            if name in tensor:
                arrays[tensor["path"] + "/" + name] = np.array(tensor[name], dtype)
        return description, arrays
    import h5py
    arrays = {}
    with h5py.File(path, "r") as f:
        f.visititems(lambda name, item: arrays.update({name: item[...]}) if isinstance(item, h5py.Dataset) else None)
        description = json.loads(arrays.pop("__bitloupe__").tobytes())
        assert f.attrs["input_sha256"] == description["input_sha256"]
        assert f.attrs["program_version"] == description["program_version"]
        for tensor in description["tensors"]:
            assert f[tensor["path"]].attrs["spec"] == tensor["spec"]
            assert list(f[tensor["path"]].attrs["shape"]) == tensor["shape"]
    return description, arrays


def unpack(packed, count, bits):
    stream = np.unpackbits(packed, bitorder="little")[: count * bits].reshape(count, bits).astype("u4")
    return (stream << np.arange(bits, dtype="u4")).sum(1)


def decode(tensor, arrays):
    path = tensor["path"]
    codes = arrays[path + "/codes"]
    axis, shape = tensor["output_axis"], tensor["shape"]
    assert list(codes.shape) == shape
    if tensor.get("merged_axes"):
        codes, axis = codes.reshape([-1] + shape[axis + 1:]), 0
    front = 1 if tensor.get("sliced") else 0
    moved = codes.reshape([1] + shape) if axis < 0 else np.moveaxis(codes, axis, front)
    rows = int(np.prod(moved.shape[:front + 1]))
    matrix = moved.reshape(rows, codes.size // rows)
    cols = matrix.shape[1]
    assert [rows, cols] == [tensor["rows"], tensor["cols"]]
    column = np.arange(cols) // tensor["block_size"] if tensor["granularity"] == "group" else np.zeros(cols, int)
    scales = arrays[path + "/scales"].reshape(-1)
    block = np.zeros((rows, cols), int) if tensor["granularity"] == "tensor" else \
        np.arange(rows)[:, None] // tensor.get("rows_per_block", 1) * tensor["blocks_per_row"] + column[None, :]
    offsets = arrays[path + "/offsets"].reshape(-1)[block] if "offset_kind" in tensor else None
    if tensor.get("offset_kind") == "offsets":
        values = matrix.astype("f4") * scales[block] + offsets
    elif tensor.get("offset_kind") == "negative_scales":
        values = np.where(matrix > 0, scales[block], np.where(matrix < 0, -offsets, np.float32(0)))
    elif path + "/levels" in arrays and "learned" in tensor["spec"]:
        levels = arrays[path + "/levels"].reshape(-1, 1 << tensor["bits"])
        values = levels[block, matrix] * scales[block]
    elif path + "/levels" in arrays:
        values = arrays[path + "/levels"][matrix.astype(int) - tensor["code_min"]] * scales[block]
    else:
        zeros = arrays[path + "/zero_points"].reshape(-1)[block] if tensor["has_zero_points"] else 0
        values = (matrix.astype("i4") - zeros).astype("f4") * scales[block]
    values = restore(tensor, arrays, values.astype("f4")).reshape(moved.shape)
    return (values if axis < 0 else np.moveaxis(values, front, axis)).reshape(shape)


def restore(tensor, arrays, values):
    """What a preparation kept, on the decoded matrix."""
    kept = {name: arrays[tensor["path"] + "/" + name] for name in KEPT if tensor["path"] + "/" + name in arrays}
    assert all(array.dtype == KEPT[name] for name, array in kept.items())
    assert ("column_scales" in kept) == (tensor.get("column_scales_fold") in ("norm", "linear", "stored"))
    assert kept.get("kept_columns", np.zeros(0)).size == tensor.get("kept_count", 0)
    assert kept.get("sparse_columns", np.zeros(0)).size == tensor.get("sparse_count", 0)
    if "column_scales" in kept:
        values = values / kept["column_scales"]
    if "sparse_rows" in kept:
        row = np.repeat(np.arange(len(values)), np.diff(kept["sparse_rows"].astype("i8")))
        values[row, kept["sparse_columns"]] += kept["sparse_values"].astype("f4")
    if "kept_columns" in kept:
        values[:, kept["kept_columns"]] = kept["kept_values"].reshape(len(values), -1).astype("f4")
    return values


def check(kind, path, source, restored=None):
    description, arrays = load(kind, path)
    assert description["format"] == "bitloupe" and description["kind"] == "quantized"
    assert description["input_sha256"] == hashlib.sha256(open(source, "rb").read()).hexdigest()
    assert description["input_bytes"] == os.path.getsize(source)
    weights = np.load(source)
    (tensor,) = description["tensors"]
    assert tensor["shape"] == list(weights.shape)
    codes = arrays[tensor["path"] + "/codes"]
    if kind != "npy":
        packed = arrays[tensor["path"] + "/packed"]
        bits = tensor["packed_bits"]
        assert packed.dtype == np.uint8 and packed.size == (codes.size * bits + 7) // 8
        assert (unpack(packed, codes.size, bits) == (codes.reshape(-1).astype("i8") & ((1 << bits) - 1))).all()
    values = decode(tensor, arrays)
    worst = np.abs(values - weights).max()
    # Half a step of the widest block, or half the widest gap of a codebook (less than 0.2 of its scale).
    # A signed scale leaves one end a step short. Formats with other rules are compared with Bitloupe's own decoding below.
    step = np.abs(arrays[tensor["path"] + "/scales"]).max()
    if tensor["spec"].startswith(("grid=int", "grid=nf4")) and tensor["spec_json"]["preparation"] == "none":
        assert worst <= step * (1.01 if "full_signed" in tensor["spec"] else 0.51), (worst, step)
    if restored:
        assert values.tobytes() == np.load(restored).tobytes(), "not what Bitloupe decodes"
    print("ok", kind, tensor["spec"], "largest error", worst)


def main():
    if sys.argv[1:] != ["-"]:
        return check(*sys.argv[1:])
    for line in sys.stdin:
        try:
            check(*line.rstrip("\n").split("\t"))
        except Exception:
            print("at", line, file=sys.stderr)
            raise


main()
