#include "importers/language/detail/kernels.hpp"

#include <cstring>

// Vectors whose size is known only at run time cannot be kept in arrays, as the product needs. ARM
// processors that have them have NEON, too; those of RISC-V compute without vectors.
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#endif
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "importers/language/detail/kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace graphwright::detail::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// At most 16 numbers, so that padded rows are whole vectors everywhere.
using Vector = hn::CappedTag<float, lanes / 2>;
using Float = hn::Vec<Vector>;
using IntVector = hn::Rebind<std::int32_t, Vector>;
using Int = hn::Vec<IntVector>;
using NarrowVector = hn::Rebind<std::int16_t, Vector>;

/// How many rows of a product, two vectors of columns each, stay in registers.
constexpr std::size_t most_rows = HWY_MAX_BYTES >= 64 ? 8 : 4;

float Quantise(const float* values, std::size_t width, std::int16_t* out) {
  const Vector d;
  const std::size_t step = hn::Lanes(d);
  Float greatest = hn::Zero(d);
  for (std::size_t i = 0; i < width; i += step) {
    greatest = hn::Max(greatest, hn::Abs(hn::LoadU(d, values + i)));
  }
  const float size = hn::GetLane(hn::MaxOfLanes(d, greatest));
  const Float scale = hn::Set(d, size > 0 ? most_steps / size : 0);
  for (std::size_t i = 0; i < width; i += step) {
    const Int whole = hn::NearestInt(hn::Mul(hn::LoadU(d, values + i), scale));
    hn::StoreU(hn::DemoteTo(NarrowVector(), whole), NarrowVector(), out + i);
  }
  return size / most_steps;
}

/// Two neighbours as one number.
HWY_INLINE std::int32_t pair_at(const std::int16_t* values) {
  std::int32_t pair = 0;
  std::memcpy(&pair, values, sizeof pair);
  return pair;
}

// Vectors of pairs: how they are read, repeated, and multiplied, to add both products of a pair to
// a sum. Some processors add the halves of a vector apart, and need a second sum.
#if HWY_TARGET == HWY_SCALAR
using Pairs = Int;

HWY_INLINE Pairs load_pairs(const std::int16_t* values) {
  return hn::Set(IntVector(), pair_at(values));
}
HWY_INLINE Pairs repeat_pair(const std::int16_t* values) { return load_pairs(values); }

HWY_INLINE Int add_products(Pairs a, Pairs b, Int sum, Int&) {
  const auto low = [](Pairs pair) { return hn::ShiftRight<16>(hn::ShiftLeft<16>(pair)); };
  const auto high = [](Pairs pair) { return hn::ShiftRight<16>(pair); };
  return hn::Add(sum, hn::Add(hn::Mul(low(a), low(b)), hn::Mul(high(a), high(b))));
}

HWY_INLINE Int whole_sum(Int sum, Int) { return sum; }
#else
using PairVector = hn::Repartition<std::int16_t, IntVector>;
using Pairs = hn::Vec<PairVector>;

HWY_INLINE Pairs load_pairs(const std::int16_t* values) { return hn::LoadU(PairVector(), values); }
HWY_INLINE Pairs repeat_pair(const std::int16_t* values) {
  return hn::BitCast(PairVector(), hn::Set(IntVector(), pair_at(values)));
}
HWY_INLINE Int add_products(Pairs a, Pairs b, Int sum, Int& second) {
  return hn::ReorderWidenMulAccumulate(IntVector(), a, b, sum, second);
}
HWY_INLINE Int whole_sum(Int sum, Int second) { return hn::RearrangeToOddPlusEven(sum, second); }
#endif

/// A product of some rows with two vectors of columns of a panel, which begin at `column`. The sums
/// stay in registers, as all loops over rows are unrolled.
template <std::size_t rows>
void multiply_panel(const QuantisedRows& in, std::size_t row, const PackedWeights& weights,
                    std::size_t column, const float* bias, const Rows& out) {
  const Vector d;
  const std::size_t step = hn::Lanes(d);
  Int left[rows];
  Int right[rows];
  Int left_second[rows];
  Int right_second[rows];
  HWY_UNROLL(8)
  for (std::size_t r = 0; r < rows; ++r) {
    left[r] = left_second[r] = right[r] = right_second[r] = hn::Zero(IntVector());
  }
  const std::int16_t* const first = in.begin + row * in.stride;
  const std::int16_t* panel =
      weights.panels + column / lanes * weights.pairs * 2 * lanes + column % lanes * 2;
  for (std::size_t k = 0; k < weights.pairs; ++k, panel += 2 * lanes) {
    const Pairs a = load_pairs(panel);
    const Pairs b = load_pairs(panel + 2 * step);
    HWY_UNROLL(8)
    for (std::size_t r = 0; r < rows; ++r) {
      const Pairs x = repeat_pair(first + r * in.stride + 2 * k);
      left[r] = add_products(x, a, left[r], left_second[r]);
      right[r] = add_products(x, b, right[r], right_second[r]);
    }
  }
  const auto write = [&](std::size_t r, std::size_t at, Int sum) {
    const Float steps = hn::Mul(hn::Set(d, in.steps[row + r]), hn::LoadU(d, weights.steps + at));
    const Float value = hn::Mul(hn::ConvertTo(d, sum), steps);
    hn::StoreU(bias == nullptr ? value : hn::Add(value, hn::LoadU(d, bias + at)), d,
               out.begin + (row + r) * out.stride + at);
  };
  HWY_UNROLL(8)
  for (std::size_t r = 0; r < rows; ++r) {
    write(r, column, whole_sum(left[r], left_second[r]));
    write(r, column + step, whole_sum(right[r], right_second[r]));
  }
}

/// The last rows of a product, fewer than `most_rows`.
template <std::size_t rows>
void multiply_rest(std::size_t count, const QuantisedRows& in, const PackedWeights& weights,
                   std::size_t column, const float* bias, const Rows& out) {
  if constexpr (rows > 0) {
    if (count == rows) {
      multiply_panel<rows>(in, in.count - rows, weights, column, bias, out);
    } else {
      multiply_rest<rows - 1>(count, in, weights, column, bias, out);
    }
  }
}

void MultiplyQuantised(const QuantisedRows& in, const PackedWeights& weights, const float* bias,
                       const Rows& out) {
  const std::size_t columns = 2 * hn::Lanes(Vector());
  for (std::size_t column = 0; column < weights.outputs; column += columns) {
    std::size_t row = 0;
    for (; row + most_rows <= in.count; row += most_rows) {
      multiply_panel<most_rows>(in, row, weights, column, bias, out);
    }
    multiply_rest<most_rows - 1>(in.count - row, in, weights, column, bias, out);
  }
}

void MultiplyFloats(const ConstRows& in, std::size_t inputs, const float* columns,
                    std::size_t width, const Rows& out) {
  const Vector d;
  const std::size_t step = hn::Lanes(d);
  for (std::size_t r = 0; r < in.count; ++r) {
    const float* const row = in.begin + r * in.stride;
    for (std::size_t j = 0; j < width; j += 2 * step) {
      Float left = hn::Zero(d);
      Float right = hn::Zero(d);
      for (std::size_t k = 0; k < inputs; ++k) {
        const Float x = hn::Set(d, row[k]);
        const float* const column = columns + k * width + j;
        left = hn::Add(left, hn::Mul(x, hn::LoadU(d, column)));
        right = hn::Add(right, hn::Mul(x, hn::LoadU(d, column + step)));
      }
      hn::StoreU(left, d, out.begin + r * out.stride + j);
      hn::StoreU(right, d, out.begin + r * out.stride + j + step);
    }
  }
}

/// The sum of numbers, taken in `lanes` partial sums whatever the size of a vector.
float sum(const float* values, std::size_t count) {
  const Vector d;
  const std::size_t step = hn::Lanes(d);
  alignas(64) float partial[lanes] = {};
  for (std::size_t lane = 0; lane < lanes; lane += step) {
    Float part = hn::Zero(d);
    for (std::size_t i = lane; i < count; i += lanes)
      part = hn::Add(part, hn::LoadU(d, values + i));
    hn::StoreU(part, d, partial + lane);
  }
  float total = 0;
  for (const float part : partial) total += part;
  return total;
}

void MaxAndNormalise(const float* pieces, std::size_t width, const float* scale, const float* shift,
                     float* out) {
  const Vector d;
  const std::size_t step = hn::Lanes(d);
  for (std::size_t i = 0; i < width; i += step) {
    hn::StoreU(hn::Max(hn::LoadU(d, pieces + i), hn::LoadU(d, pieces + width + i)), d, out + i);
  }
  const float mean = sum(out, width) / static_cast<float>(width);
  alignas(64) float squares[lanes] = {};
  for (std::size_t lane = 0; lane < lanes; lane += step) {
    Float part = hn::Zero(d);
    for (std::size_t i = lane; i < width; i += lanes) {
      const Float x = hn::Sub(hn::LoadU(d, out + i), hn::Set(d, mean));
      hn::StoreU(x, d, out + i);
      part = hn::Add(part, hn::Mul(x, x));
    }
    hn::StoreU(part, d, squares + lane);
  }
  const float variance = sum(squares, lanes) / static_cast<float>(width);
  const Float deviation = hn::Sqrt(hn::Set(d, variance + 1e-5F));
  for (std::size_t i = 0; i < width; i += step) {
    const Float x = hn::Div(hn::LoadU(d, out + i), deviation);
    hn::StoreU(hn::Add(hn::Mul(x, hn::LoadU(d, scale + i)), hn::LoadU(d, shift + i)), d, out + i);
  }
}

void Rectify(float* values, std::size_t count) {
  const Vector d;
  for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
    hn::StoreU(hn::Max(hn::LoadU(d, values + i), hn::Zero(d)), d, values + i);
  }
}

/// e^-x for |x| <= 87, beyond which it stays, with a relative error below 2e-5: it is 2^t for
/// t = n + f with a whole n, which makes the exponent, and 2^f by its Taylor polynomial of
/// degree 5.
HWY_INLINE Float exponential_of_negative(Float x) {
  const Vector d;
  const IntVector di;
  x = hn::Min(hn::Max(x, hn::Set(d, -87.0F)), hn::Set(d, 87.0F));
  const Float t = hn::Mul(x, hn::Set(d, -1.44269504F));
  const Int n = hn::NearestInt(t);
  const Float f = hn::Sub(t, hn::ConvertTo(d, n));
  Float value = hn::Set(d, 1.33335581e-3F);
  for (const float coefficient :
       {9.61812911e-3F, 5.55041087e-2F, 0.240226507F, 0.693147181F, 1.0F}) {
    value = hn::Add(hn::Mul(value, f), hn::Set(d, coefficient));
  }
  const Int power = hn::ShiftLeft<23>(hn::Add(n, hn::Set(di, 127)));
  return hn::Mul(value, hn::BitCast(d, power));
}

HWY_INLINE Float sigmoid(Float x) {
  const Float one = hn::Set(Vector(), 1.0F);
  return hn::Div(one, hn::Add(one, exponential_of_negative(x)));
}

/// The sigmoid of x times the hyperbolic tangent of y, with one division.
HWY_INLINE Float sigmoid_times_tangent(Float x, Float y) {
  const Float one = hn::Set(Vector(), 1.0F);
  const Float gate = hn::Add(one, exponential_of_negative(x));
  const Float power = exponential_of_negative(hn::Add(y, y));
  return hn::Div(hn::Sub(one, power), hn::Mul(gate, hn::Add(one, power)));
}

void LstmStep(const float* gates, const float* recurrent, std::size_t hidden, float* cell,
              std::int16_t* state) {
  const Vector d;
  for (std::size_t i = 0; i < hidden; i += hn::Lanes(d)) {
    const auto gate = [&](std::size_t number) {
      const std::size_t at = number * hidden + i;
      return hn::Add(hn::LoadU(d, gates + at), hn::LoadU(d, recurrent + at));
    };
    const Float kept = hn::Add(hn::Mul(sigmoid(gate(1)), hn::LoadU(d, cell + i)),
                               sigmoid_times_tangent(gate(0), gate(2)));
    hn::StoreU(kept, d, cell + i);
    const Float next = sigmoid_times_tangent(gate(3), kept);
    const Int whole = hn::NearestInt(hn::Mul(next, hn::Set(d, most_steps)));
    hn::StoreU(hn::DemoteTo(NarrowVector(), whole), NarrowVector(), state + i);
  }
}

void BestPredecessors(const float* before, std::size_t count, const float* transitions,
                      std::size_t width, float* best, std::int32_t* from) {
  const Vector d;
  const IntVector di;
  for (std::size_t b = 0; b < width; b += hn::Lanes(d)) {
    Float greatest = hn::Add(hn::Set(d, before[0]), hn::LoadU(d, transitions + b));
    Int place = hn::Zero(di);
    for (std::size_t a = 1; a < count; ++a) {
      const Float score = hn::Add(hn::Set(d, before[a]), hn::LoadU(d, transitions + a * width + b));
      const auto is_greater = hn::Gt(score, greatest);
      greatest = hn::IfThenElse(is_greater, score, greatest);
      place = hn::IfThenElse(hn::RebindMask(di, is_greater),
                             hn::Set(di, static_cast<std::int32_t>(a)), place);
    }
    hn::StoreU(greatest, d, best + b);
    hn::StoreU(place, di, from + b);
  }
}

}  // namespace graphwright::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace graphwright::detail {

HWY_EXPORT(Quantise);
HWY_EXPORT(MultiplyQuantised);
HWY_EXPORT(MultiplyFloats);
HWY_EXPORT(MaxAndNormalise);
HWY_EXPORT(Rectify);
HWY_EXPORT(LstmStep);
HWY_EXPORT(BestPredecessors);

float quantise(const float* values, std::size_t width, std::int16_t* out) {
  return HWY_DYNAMIC_DISPATCH(Quantise)(values, width, out);
}

void multiply(QuantisedRows in, const PackedWeights& weights, const float* bias, Rows out) {
  HWY_DYNAMIC_DISPATCH(MultiplyQuantised)(in, weights, bias, out);
}

void multiply(ConstRows in, std::size_t inputs, const float* columns, std::size_t width, Rows out) {
  HWY_DYNAMIC_DISPATCH(MultiplyFloats)(in, inputs, columns, width, out);
}

void max_and_normalise(const float* pieces, std::size_t width, const float* scale,
                       const float* shift, float* out) {
  HWY_DYNAMIC_DISPATCH(MaxAndNormalise)(pieces, width, scale, shift, out);
}

void rectify(float* values, std::size_t width) { HWY_DYNAMIC_DISPATCH(Rectify)(values, width); }

void lstm_step(const float* gates, const float* recurrent, std::size_t hidden, float* cell,
               std::int16_t* state) {
  HWY_DYNAMIC_DISPATCH(LstmStep)(gates, recurrent, hidden, cell, state);
}

void best_predecessors(const float* before, std::size_t count, const float* transitions,
                       std::size_t width, float* best, std::int32_t* from) {
  HWY_DYNAMIC_DISPATCH(BestPredecessors)(before, count, transitions, width, best, from);
}

std::vector<std::int64_t> kernel_targets() { return hwy::SupportedAndGeneratedTargets(); }

void use_kernel_target(std::int64_t target) {
  hwy::SetSupportedTargetsForTest(target);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

const char* kernel_target_name(std::int64_t target) { return hwy::TargetName(target); }

}  // namespace graphwright::detail
#endif  // HWY_ONCE
