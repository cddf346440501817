// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Other libraries as members of the table: Eigen always, OpenBLAS and oneDNN where they are installed. These are looked for when they are
// first asked about, and are not needed to build or run. Their plain matrix products are called, on weights as they lie: the ways of
// oneDNN that reorder weights first are faster for INT8 than what is shown here.

#include "core/bench/eigen_product.h"
#include "core/bench/product_case.h"
#include "kernels/kernels.h"

#include <array>
#include <cstdlib>
#include <dlfcn.h>

namespace bitloupe {

namespace {

template <class Function>
Function* find(void* library, const char* name)
{
    return library == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(library, name));
}

void* openFirst(std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        if (void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL))
            return library;
    }
    return nullptr;
}

// What a library calls the level that is in use when it is first asked about; it chooses its kernels once. Neither has scalar ones: SSE is
// the least.
const char* forLevel(std::array<const char*, 3> names)
{
    const kernels::Level level = kernels::active().level;
    return names[level == kernels::Level::Avx512 ? 2 : level == kernels::Level::Avx2 ? 1 : 0];
}

// cblas.h, with 32-bit integers.
struct OpenBlas {
    using Gemm = void(int, int, int, int, int, int, float, const float*, int, const float*, int, float, float*, int);
    using Gemv = void(int, int, int, int, float, const float*, int, const float*, int, float, float*, int);
    Gemm* gemm = nullptr;
    Gemv* gemv = nullptr;
    void (*setThreads)(int) = nullptr;

    OpenBlas()
    {
        // It knows CPUs by name; on one that it does not know it would take kernels of the year 2004, and be slower by far.
        setenv("OPENBLAS_CORETYPE", forLevel({"Prescott", "Haswell", "SkylakeX"}), 0);
        setenv("OPENBLAS_THREAD_TIMEOUT", "20", 0);  // the power of two of clocks for which its threads look out for more work
        void* library = openFirst({"libopenblas.so.0"});
        gemm = find<Gemm>(library, "cblas_sgemm");
        gemv = find<Gemv>(library, "cblas_sgemv");
        setThreads = find<void(int)>(library, "openblas_set_num_threads");
    }
    bool isThere() const { return gemm != nullptr && gemv != nullptr && setThreads != nullptr; }
};

// dnnl.h, the same in versions 2 and 3.
struct OneDnn {
    using Gemm = int(char, char, std::int64_t, std::int64_t, std::int64_t, float, const float*, std::int64_t, const float*, std::int64_t,
                     float, float*, std::int64_t);
    using GemmInt8 = int(char, char, char, std::int64_t, std::int64_t, std::int64_t, float, const std::int8_t*, std::int64_t, std::int8_t,
                         const std::int8_t*, std::int64_t, std::int8_t, float, std::int32_t*, std::int64_t, const std::int32_t*);
    Gemm* gemm = nullptr;
    GemmInt8* gemmInt8 = nullptr;
    using OnTeam = void(void (*)(void*), void*, unsigned, unsigned);
    void (*setThreads)(int) = nullptr;  // of OpenMP, which it computes on
    OnTeam* onTeam = nullptr;

    OneDnn()
    {
        if (kernels::active().level != kernels::Level::Avx512)
            setenv("ONEDNN_MAX_CPU_ISA", forLevel({"SSE41", "AVX2", ""}), 0);
        setenv("GOMP_SPINCOUNT", "20000", 0);  // turns for which threads of OpenMP look out for more work
        void* library = openFirst({"libdnnl.so.3", "libdnnl.so.2"});
        gemm = find<Gemm>(library, "dnnl_sgemm");
        gemmInt8 = find<GemmInt8>(library, "dnnl_gemm_s8s8s32");
        void* openMp = openFirst({"libgomp.so.1"});
        setThreads = find<void(int)>(openMp, "omp_set_num_threads");
        onTeam = find<OnTeam>(openMp, "GOMP_parallel");
    }
    bool isThere() const { return gemm != nullptr && gemmInt8 != nullptr && setThreads != nullptr && onTeam != nullptr; }
};

const OpenBlas& openBlas()
{
    static const OpenBlas library;
    return library;
}

const OneDnn& oneDnn()
{
    static const OneDnn library;
    return library;
}

Error notInstalled(std::string library) { return {ErrorCode::BadArgument, {}, std::move(library), "not installed"}; }

constexpr int kRowMajor = 101, kPlain = 111, kTransposed = 112;

void wakeOpenMp(int threads)
{
    oneDnn().onTeam([](void*) {}, nullptr, static_cast<unsigned>(threads), 0);
}

// A product that is just large enough for it to share.
void wakeOpenBlas(int)
{
    constexpr int kSize = 256;
    static const std::vector<float> weights(kSize * kSize), x(kSize);
    thread_local std::vector<float> y(kSize);
    openBlas().gemv(kRowMajor, kPlain, kSize, kSize, 1, weights.data(), kSize, x.data(), 1, 0, y.data(), 1);
}

BenchMatrix borrowed(const CaseInput& input)
{
    BenchMatrix matrix;
    matrix.memory = {std::as_bytes(std::span(input.values(), input.weights->size()))};
    matrix.bytes = input.weights->size() * sizeof(float);
    matrix.keep = std::make_shared<const CaseInput>(input);
    return matrix;
}

// Rows of codes with a scale each.
struct RowsOfBytes {
    std::vector<std::int8_t> codes;
    std::vector<float> scales;

    void quantize(const float* x, std::uint64_t rows, std::uint64_t cols)
    {
        codes.resize(std::max<std::size_t>(codes.size(), rows * cols));
        scales.resize(std::max<std::size_t>(scales.size(), rows));
        for (std::uint64_t r = 0; r < rows; ++r)
            scales[r] = kernels::active().quantizeRowI8(x + r * cols, cols, 127, -127, 127, codes.data() + r * cols);
    }
};

void multiplyBytes(const RowsOfBytes& w, std::uint64_t rows, std::uint64_t cols, const float* x, std::uint64_t tokens, float* y)
{
    thread_local RowsOfBytes q;
    thread_local std::vector<std::int32_t> sums;
    q.quantize(x, tokens, cols);
    sums.resize(std::max<std::size_t>(sums.size(), tokens * rows));
    const auto m = static_cast<std::int64_t>(tokens), n = static_cast<std::int64_t>(rows), k = static_cast<std::int64_t>(cols);
    const std::int32_t none = 0;
    oneDnn().gemmInt8('N', 'T', 'F', m, n, k, 1, q.codes.data(), k, 0, w.codes.data(), k, 0, 0, sums.data(), n, &none);
    for (std::uint64_t t = 0; t < tokens; ++t) {
        for (std::uint64_t r = 0; r < rows; ++r)
            y[t * rows + r] = static_cast<float>(sums[t * rows + r]) * (w.scales[r] * q.scales[t]);
    }
}

}  // namespace

Result<BenchMatrix> makeEigen(const CaseInput& input)
{
    BenchMatrix matrix = borrowed(input);
    matrix.multiply = [w = input.weights, values = input.values()](const float* x, std::uint64_t tokens, float* y, Threads threads) {
        eigenMultiply(values, w->rows(), w->cols(), x, tokens, y, threads);
    };
    return matrix;
}

bool hasOpenBlas() { return openBlas().isThere(); }
bool hasOneDnn() { return oneDnn().isThere(); }

Result<BenchMatrix> makeOpenBlas(const CaseInput& input)
{
    if (!hasOpenBlas())
        return notInstalled("OpenBLAS");
    openBlas().setThreads(input.threads);
    BenchMatrix matrix = borrowed(input);
    matrix.wake = wakeOpenBlas;
    matrix.multiply = [w = input.weights, values = input.values()](const float* x, std::uint64_t tokens, float* y, Threads) {
        const int n = static_cast<int>(w->rows()), k = static_cast<int>(w->cols()), m = static_cast<int>(tokens);
        if (tokens == 1)
            openBlas().gemv(kRowMajor, kPlain, n, k, 1, values, k, x, 1, 0, y, 1);
        else
            openBlas().gemm(kRowMajor, kPlain, kTransposed, m, n, k, 1, x, k, values, k, 0, y, n);
    };
    return matrix;
}

Result<BenchMatrix> makeOneDnn(const CaseInput& input)
{
    if (!hasOneDnn())
        return notInstalled("oneDNN");
    oneDnn().setThreads(input.threads);
    BenchMatrix matrix = borrowed(input);
    matrix.wake = wakeOpenMp;
    matrix.multiply = [w = input.weights, values = input.values()](const float* x, std::uint64_t tokens, float* y, Threads) {
        const auto n = static_cast<std::int64_t>(w->rows()), k = static_cast<std::int64_t>(w->cols());
        oneDnn().gemm('N', 'T', static_cast<std::int64_t>(tokens), n, k, 1, x, k, values, k, 0, y, n);
    };
    return matrix;
}

Result<BenchMatrix> makeOneDnnInt8(const CaseInput& input)
{
    if (!hasOneDnn())
        return notInstalled("oneDNN");
    oneDnn().setThreads(input.threads);
    const auto rows = std::make_shared<RowsOfBytes>();
    rows->quantize(input.weights->data(), input.weights->rows(), input.weights->cols());
    BenchMatrix matrix;
    matrix.wake = wakeOpenMp;
    matrix.multiply = [rows, n = input.weights->rows(), k = input.weights->cols()](const float* x, std::uint64_t tokens, float* y,
                                                                                   Threads) { multiplyBytes(*rows, n, k, x, tokens, y); };
    matrix.memory = {std::as_bytes(std::span(rows->codes)), std::as_bytes(std::span(rows->scales))};
    matrix.bytes = rows->codes.size() + 4 * rows->scales.size();
    matrix.keep = rows;
    return matrix;
}

}  // namespace bitloupe
