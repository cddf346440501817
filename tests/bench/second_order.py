# SPDX-FileCopyrightText: 2026 The Bitloupe authors
# SPDX-License-Identifier: Apache-2.0
"""GPTQ and AWQ as their published implementations go about it (IST-DASLab/gptq, mit-han-lab/llm-awq), in PyTorch: the same steps
on the same sizes, 4 bits, groups of 128, for bitloupe-bench to be held against."""
import torch

GROUP, BLOCK, TOP = 128, 128, 15


def group_params(w):
    low, high = w.amin(1).clamp(max=0), w.amax(1).clamp(min=0)
    scale = (high - low) / TOP
    return scale, torch.round(-low / scale)


def gptq(weights, tokens):
    w = weights.clone()
    n = w.shape[1]
    x = tokens * (2 / len(tokens)) ** 0.5
    h = x.t().matmul(x)
    h.diagonal().add_(0.01 * h.diagonal().mean())
    factor = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(h)), upper=True)
    rounded = torch.zeros_like(w)
    for first in range(0, n, BLOCK):
        end = min(first + BLOCK, n)
        part, errors, block = w[:, first:end].clone(), torch.zeros(len(w), end - first), factor[first:end, first:end]
        for i in range(end - first):
            column = part[:, i]
            if (first + i) % GROUP == 0:
                scale, zero = group_params(w[:, first + i : first + i + GROUP])
            value = scale * (torch.clamp(torch.round(column / scale) + zero, 0, TOP) - zero)
            rounded[:, first + i] = value
            error = (column - value) / block[i, i]
            part[:, i:] -= error.unsqueeze(1).matmul(block[i, i:].unsqueeze(0))
            errors[:, i] = error
        w[:, end:] -= errors.matmul(factor[first:end, end:])
    return rounded


def pseudo_quantize(w):
    groups = w.reshape(-1, GROUP)
    low, high = groups.amin(1, keepdim=True), groups.amax(1, keepdim=True)
    scale = (high - low).clamp(min=1e-5) / TOP
    zero = (-torch.round(low / scale)).clamp_(0, TOP)
    return ((torch.clamp(torch.round(groups / scale) + zero, 0, TOP) - zero) * scale).reshape(w.shape)


def awq_scales(weights, tokens):
    size, wanted, best = tokens.abs().mean(0), tokens.matmul(weights.t()), float("inf")
    for k in range(20):
        scale = size.pow(k / 20).clamp(min=1e-4)
        scale = scale / (scale.max() * scale.min()).sqrt()
        loss = (wanted - tokens.matmul((pseudo_quantize(weights * scale) / scale).t())).float().pow(2).mean().item()
        best = min(best, loss)
    return best


def awq_clips(weights, tokens):
    x = tokens.reshape(1, len(tokens), -1, GROUP)
    w = weights.reshape(len(weights), 1, -1, GROUP)
    most = w.abs().amax(dim=-1, keepdim=True)
    best, least, wanted = most.clone(), torch.ones_like(most) * 1e9, (x * w).sum(dim=-1)
    for k in range(10):
        limit = most * (1 - k / 20)
        error = ((x * pseudo_quantize(torch.clamp(w, -limit, limit))).sum(dim=-1) - wanted).pow(2).mean(dim=1).view(least.shape)
        better = error < least
        least[better] = error[better]
        best[better] = limit[better]
    return best


def cases(weights):
    rows, columns = weights.shape
    if columns % GROUP:
        return {}
    known = {}

    def tokens(count):
        if not known:
            known["tokens"] = torch.randn(2048, columns) * (0.5 + torch.rand(columns))
        return known["tokens"][:count]

    part = max(1, rows // 128)
    return {
        "gptq: its published steps in PyTorch, 2048 tokens": lambda: gptq(weights, tokens(2048)),
        "awq: published scale search in PyTorch, 512 tokens": lambda: awq_scales(weights, tokens(512)),
        f"awq: published clip search in PyTorch, {part} of {rows} rows": lambda: awq_clips(weights[:part], tokens(512)),
    }
