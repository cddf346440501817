// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the table is put together from: each topic fills in its functions, level by level. A faster level starts as a copy
// of the one below it, so a function without a twin is the slower one's. (The files with CPU flags do not include this
// header; the linker compares the names.)

#include "kernels/kernels.h"

namespace bitloupe::kernels {

void convertScalar(Kernels& table);
void reduceScalar(Kernels& table);
void sumsScalar(Kernels& table);
void histogramScalar(Kernels& table);
void affineScalar(Kernels& table);
void codebookScalar(Kernels& table);
void packScalar(Kernels& table);
void blocksScalar(Kernels& table);
void blockSearchScalar(Kernels& table);
void smallFloatScalar(Kernels& table);
void groupsScalar(Kernels& table);
void groupedScalar(Kernels& table);
void kSearchScalar(Kernels& table);
void productsScalar(Kernels& table);
void tokensScalar(Kernels& table);
void floatProductsScalar(Kernels& table);
void limitsScalar(Kernels& table);
void tileScalar(Kernels& table);

void convertAvx2(Kernels& table);
void reduceAvx2(Kernels& table);
void errorAvx2(Kernels& table);
void histogramAvx2(Kernels& table);
void affineAvx2(Kernels& table);
void codebookAvx2(Kernels& table);
void packAvx2(Kernels& table);
void blocksAvx2(Kernels& table);
void unblocksAvx2(Kernels& table);
void blockSearchAvx2(Kernels& table);
void smallFloatAvx2(Kernels& table);
void groupsAvx2(Kernels& table);
void groupedAvx2(Kernels& table);
void kSearchAvx2(Kernels& table);
void tileAvx2(Kernels& table);
void productsAvx2(Kernels& table);
void tokensAvx2(Kernels& table);
void floatProductsAvx2(Kernels& table);
void limitsAvx2(Kernels& table);

void convertAvx512(Kernels& table);
void reduceAvx512(Kernels& table);
void magnitudesAvx512(Kernels& table);
void errorAvx512(Kernels& table);
void histogramAvx512(Kernels& table);
void affineAvx512(Kernels& table);
void rowAvx512(Kernels& table);
void codebookAvx512(Kernels& table);
void blocksAvx512(Kernels& table);
void unblocksAvx512(Kernels& table);
void blockSearchAvx512(Kernels& table);
void smallFloatAvx512(Kernels& table);
void groupsAvx512(Kernels& table);
void codebookGroupsAvx512(Kernels& table);
const Grouped& blockByBlockAvx512();
void groupedAvx512(Kernels& table);  // before the two that follow
void groupedCellsAvx512(Kernels& table);
void ungroupedAvx512(Kernels& table);
void kSearchAvx512(Kernels& table);
void productsAvx512(Kernels& table);
void tokensAvx512(Kernels& table);
void floatProductsAvx512(Kernels& table);
void limitsAvx512(Kernels& table);
void tileAvx512(Kernels& table);
void signsAvx512(Kernels& table);

}  // namespace bitloupe::kernels
