#pragma once

// The arithmetic of the networks, compiled for several kinds of processor and dispatched at run
// time. Every function gives the same bits on all of them (of 64 bits), whatever the number of
// rows: the great sums are of whole numbers, others are taken in a fixed order, a product is
// rounded before it is added, and exp is a polynomial of our own. Not installed.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace graphwright::detail {

/// Rows of matrices are padded with zeros to a multiple of this many numbers. Widths below are such
/// multiples.
inline constexpr std::size_t lanes = 32;

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

/// A quantised number is a whole one of at most this size, which stands for its product with a
/// step.
inline constexpr std::int16_t most_steps = 8191;

/// Rows of quantised numbers; each row has its step.
struct QuantisedRows {
  const std::int16_t* begin;
  std::size_t stride;
  const float* steps;
  std::size_t count;
};

/// A matrix of quantised weights, as models have them: for every `lanes` columns a panel, which has
/// for every two inputs the pairs of weights of its columns. Each column has its step; the sizes of
/// its numbers are together less than 2^18, so that sums with quantised inputs have 32 bits.
struct PackedWeights {
  const std::int16_t* panels;
  const float* steps;
  std::size_t pairs;  ///< Of inputs.
  std::size_t outputs;
};

/// Quantises a row; the greatest number takes `most_steps` steps. Returns the step.
float quantise(const float* values, std::size_t width, std::int16_t* out);

/// out[r][j] = Σ_k in[r][k] · weights[k][j] + bias[j]; without `bias` if it is null. Rows have
/// twice `weights.pairs` numbers, and `weights.outputs` those of `out`.
void multiply(QuantisedRows in, const PackedWeights& weights, const float* bias, Rows out);

/// out[r][j] = Σ_k in[r][k] · columns[k][j] for k = 0, 1, … in this order. `columns` has `inputs`
/// rows of `width` numbers.
void multiply(ConstRows in, std::size_t inputs, const float* columns, std::size_t width, Rows out);

/// The greater of pieces[i] and pieces[width + i], then normalised to mean 0 and variance 1, scaled
/// and shifted (Ba et al., 2016).
void max_and_normalise(const float* pieces, std::size_t width, const float* scale,
                       const float* shift, float* out);

/// Negative numbers become 0.
void rectify(float* values, std::size_t width);

/// One step of an LSTM (Hochreiter and Schmidhuber, 1997): `gates` and `recurrent` hold together
/// the sums for the input, forget, cell and output gates, `hidden` numbers each; `cell` is renewed,
/// and `state` becomes the new state, quantised with a step of 1 / `most_steps`.
void lstm_step(const float* gates, const float* recurrent, std::size_t hidden, float* cell,
               std::int16_t* state);

/// One step of a Viterbi search: best[b] = max_a before[a] + transitions[a][b], and from[b] the
/// first such a, for a in [0, count); rows of transitions have `width` numbers.
void best_predecessors(const float* before, std::size_t count, const float* transitions,
                       std::size_t width, float* best, std::int32_t* from);

/// The instruction sets for which this processor has a version of the functions. For tests and
/// benchmarks, as the next two.
std::vector<std::int64_t> kernel_targets();

/// Makes the functions use an instruction set, 0 for the best again. Not thread-safe.
void use_kernel_target(std::int64_t target);

/// The name of an instruction set: "AVX2".
const char* kernel_target_name(std::int64_t target);

}  // namespace graphwright::detail
