#pragma once

// The arithmetic of the networks, compiled for several kinds of processor and dispatched at run
// time. Every function gives the same bits on all of them (of 64 bits), whatever the number of
// rows: sums are taken in a fixed order, a product is rounded before it is added, and exp is a
// polynomial of our own. Not installed.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace graphwright::detail {

/// Rows of matrices are padded with zeros to a multiple of this many numbers.
inline constexpr std::size_t lanes = 16;

/// A width with its padding.
constexpr std::size_t padded(std::size_t width) noexcept {
  return (width + lanes - 1) / lanes * lanes;
}

/// A block of rows: where it begins and how far its rows lie apart, in numbers.
struct Rows {
  float* begin;
  std::size_t stride;
  std::size_t count;
};

/// The same, read only.
struct ConstRows {
  const float* begin;
  std::size_t stride;
  std::size_t count;
};

/// out[r][j] += Σ_k in[r][k] · weights[k][j] for k = 0, 1, … in this order. `weights` has `inputs`
/// rows of `outputs` numbers; `outputs` is a multiple of `lanes`.
void multiply_add(ConstRows in, std::size_t inputs, const float* weights, std::size_t outputs,
                  Rows out);

/// The greater of pieces[i] and pieces[width + i], then normalised to mean 0 and variance 1, scaled
/// and shifted (Ba et al., 2016). `width` is a multiple of `lanes`.
void max_and_normalise(const float* pieces, std::size_t width, const float* scale,
                       const float* shift, float* out);

/// Negative numbers become 0. `count` is a multiple of `lanes`, as below.
void rectify(float* values, std::size_t count);

/// One step of an LSTM (Hochreiter and Schmidhuber, 1997): `gates` holds the sums for the input,
/// forget, cell and output gates, `hidden` numbers each; `cell` and `state` are renewed.
void lstm_step(const float* gates, std::size_t hidden, float* cell, float* state);

/// The instruction sets for which this processor has a version of the functions. For tests and
/// benchmarks, as the next two.
std::vector<std::int64_t> kernel_targets();

/// Makes the functions use an instruction set, 0 for the best again. Not thread-safe.
void use_kernel_target(std::int64_t target);

/// The name of an instruction set: "AVX2".
const char* kernel_target_name(std::int64_t target);

}  // namespace graphwright::detail
