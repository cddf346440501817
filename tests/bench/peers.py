# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
"""The other side of bitloupe-bench: numpy, and PyTorch where it is installed, on the same numbers.

Started as `peers.py FILE ROWS` with raw float32 weights. Prints the names of its cases, one a line, then an empty line. Then,
for each name that comes in on a line, runs that case once and prints its CPU time in seconds.
"""
import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
# OpenBLAS 0.3.21 does not know newer processors and falls back to kernels that are four times slower.
with open("/proc/cpuinfo") as facts:
    if "avx512_bf16" in facts.read():
        os.environ.setdefault("OPENBLAS_CORETYPE", "Cooperlake")

import sys
import time

import numpy

weights = numpy.fromfile(sys.argv[1], dtype=numpy.float32)
cases = {
    "numpy.percentile of |x|, 99.99": lambda: numpy.percentile(numpy.abs(weights), 99.99),
    "numpy.histogram, 2048 bins": lambda: numpy.histogram(weights, bins=2048, range=(-0.12, 0.12)),
    "numpy min, max": lambda: (weights.min(), weights.max()),
    "numpy mean, std": lambda: (weights.mean(), weights.std()),
}
try:
    import torch

    torch.set_num_threads(1)
    tensor = torch.from_numpy(weights)
    cases["torch.histc, 2048 bins"] = lambda: torch.histc(tensor, 2048, -0.12, 0.12)

    sys.dont_write_bytecode = True
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import second_order

    cases.update(second_order.cases(tensor.reshape(int(sys.argv[2]), -1)))
except ImportError:
    pass

print("\n".join(cases), end="\n\n", flush=True)
for line in sys.stdin:
    start = time.process_time()
    cases[line.strip()]()
    print(time.process_time() - start, flush=True)
