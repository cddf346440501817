#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
"""Writes tests/data/hdf5/*.h5 (h5py needed). Element i of every array of 60 is (i - 20) / 2, or i for integers."""
import os
import h5py
import numpy as np

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "hdf5")
SHAPE = (3, 4, 5)
FLOATS = (np.arange(60, dtype="f8").reshape(SHAPE) - 20) / 2
INTEGERS = np.arange(60).reshape(SHAPE)


def kinds():
    with h5py.File(OUT + "/kinds.h5", "w", userblock_size=512) as f:
        for t in ("<f2", ">f2", "<f4", ">f4", "<f8", ">f8"):
            f["float/" + ("big" if t[0] == ">" else "little") + t[1:]] = FLOATS.astype(t)
        for t in ("|i1", "|u1", "<i2", ">i2", "<u2", "<i4", ">u4", "<i8", ">u8"):
            f["integer/" + ("big" if t[0] == ">" else "little") + t[1:]] = INTEGERS.astype(t)
        for name, options in {"deflate": {"compression": "gzip"}, "lzf": {"compression": "lzf"}, "plain": {},
                              "all": {"compression": "gzip", "shuffle": True, "fletcher32": True}}.items():
            f.create_dataset("chunked/" + name, data=FLOATS.astype("f4"), chunks=(2, 3, 2), **options)
        f.create_dataset("chunked/scaleoffset", data=INTEGERS.astype("i4"), chunks=(2, 3, 2), scaleoffset=0)
        f["complex"] = (FLOATS + 1j * (FLOATS + 100)).astype("c8")
        f["bool"] = INTEGERS % 3 == 0
        bits = (FLOATS.astype("f4").view("u4") >> 16).astype("u2")   # exact: few significant digits
        opaque = f.create_dataset("bfloat16/opaque", data=bits.view("V2"))
        opaque.attrs["dtype"] = "bfloat16"
        marked = f.create_dataset("bfloat16/marked", data=bits)
        marked.attrs["dtype"] = "bfloat16"
        f["scalar"] = np.float32(-2.5)
        f["empty"] = np.zeros((0, 7), "f4")
        f["nothing"] = h5py.Empty("f4")
        f["text"] = "strings are no tensors"
        f.create_dataset("unwritten", (2, 3), "f4", fillvalue=1.5)


def refused():
    with h5py.File(OUT + "/refused.h5", "w") as f:
        f["good"] = FLOATS.astype("f4")
        f["link"] = h5py.ExternalLink("/etc/hostname", "/x")
        f.create_dataset("outside", (4,), "f4", external=[("/etc/hostname", 0, 16)])
        layout = h5py.VirtualLayout(shape=(4,), dtype="f4")
        layout[:] = h5py.VirtualSource("other.h5", "x", shape=(4,))
        f.create_virtual_dataset("virtual", layout)
        f["deep/loop"] = f["/"]
        f["soft"] = h5py.SoftLink("/soft2")
        f["soft2"] = h5py.SoftLink("/soft")
        f["same"] = f["good"]
        f.create_dataset("claims", (1 << 20, 1 << 20), "f4", chunks=(64, 64))


def keras():
    with h5py.File(OUT + "/keras.h5", "w") as f:
        f.attrs["keras_version"] = "2.4.0"
        f.attrs["layer_names"] = np.array([b"dense", b"depthwise"])
        f["dense/dense/kernel:0"] = np.zeros((2, 3), "f4")
        f["dense/dense/bias:0"] = np.zeros((3,), "f4")
        f["depthwise/depthwise/depthwise_kernel:0"] = np.zeros((3, 3, 4, 1), "f4")
        f["embedding/embedding/embeddings:0"] = np.zeros((7, 2), "f4")
    with h5py.File(OUT + "/keras3.weights.h5", "w") as f:
        f["layers/conv2d/vars/0"] = np.zeros((3, 3, 2, 4), "f4")
        f["layers/conv2d_transpose/vars/0"] = np.zeros((3, 3, 4, 2), "f4")
        f["optimizer/vars/0"] = np.int64(5)


os.makedirs(OUT, exist_ok=True)
kinds()
refused()
keras()
