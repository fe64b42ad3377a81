#include "importers/language/detail/kernels.hpp"

// Vectors whose size is known only at run time cannot be kept in arrays, as the product needs;
// processors that have them have vectors of a fixed size, too.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "importers/language/detail/kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace graphwright::detail::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// At most 16 numbers, so that padded rows are whole vectors everywhere.
using Vector = hn::CappedTag<float, lanes>;
using Float = hn::Vec<Vector>;

/// `rows` rows and two vectors of columns at a time stay in registers.
template <std::size_t rows>
void multiply_block(const float* in, std::size_t in_stride, std::size_t inputs,
                    const float* weights, std::size_t outputs, float* out, std::size_t out_stride) {
  const Vector d;
  const std::size_t step = hn::Lanes(d);
  for (std::size_t j = 0; j < outputs; j += 2 * step) {
    const bool pair = j + step < outputs;
    Float left[rows];
    Float right[rows];
    for (std::size_t r = 0; r < rows; ++r) {
      left[r] = hn::LoadU(d, out + r * out_stride + j);
      right[r] = pair ? hn::LoadU(d, out + r * out_stride + j + step) : hn::Zero(d);
    }
    const float* column = weights + j;
    for (std::size_t k = 0; k < inputs; ++k, column += outputs) {
      const Float a = hn::LoadU(d, column);
      const Float b = pair ? hn::LoadU(d, column + step) : a;
      for (std::size_t r = 0; r < rows; ++r) {
        const Float x = hn::Set(d, in[r * in_stride + k]);
        left[r] = hn::Add(left[r], hn::Mul(x, a));
        right[r] = hn::Add(right[r], hn::Mul(x, b));
      }
    }
    for (std::size_t r = 0; r < rows; ++r) {
      hn::StoreU(left[r], d, out + r * out_stride + j);
      if (pair) hn::StoreU(right[r], d, out + r * out_stride + j + step);
    }
  }
}

void MultiplyAdd(ConstRows in, std::size_t inputs, const float* weights, std::size_t outputs,
                 Rows out) {
  std::size_t r = 0;
  for (; r + 4 <= in.count; r += 4) {
    multiply_block<4>(in.begin + r * in.stride, in.stride, inputs, weights, outputs,
                      out.begin + r * out.stride, out.stride);
  }
  for (; r < in.count; ++r) {
    multiply_block<1>(in.begin + r * in.stride, in.stride, inputs, weights, outputs,
                      out.begin + r * out.stride, out.stride);
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

/// e^x for |x| <= 87, beyond which it stays, with a relative error below 2e-7: x = n ln 2 + r, e^r
/// by its Taylor polynomial of degree 7, 2^n by its bits.
Float exponential(Float x) {
  const Vector d;
  const hn::Rebind<std::int32_t, Vector> di;
  x = hn::Min(hn::Max(x, hn::Set(d, -87.0F)), hn::Set(d, 87.0F));
  const Float n = hn::Floor(hn::Add(hn::Mul(x, hn::Set(d, 1.44269504F)), hn::Set(d, 0.5F)));
  // ln 2 in two parts, so that n times the first is exact (Cody and Waite, 1980).
  Float r = hn::Sub(x, hn::Mul(n, hn::Set(d, 0.693359375F)));
  r = hn::Sub(r, hn::Mul(n, hn::Set(d, -2.12194440e-4F)));
  Float value = hn::Set(d, 1.0F / 5040);
  for (const float coefficient : {1.0F / 720, 1.0F / 120, 1.0F / 24, 1.0F / 6, 0.5F, 1.0F, 1.0F}) {
    value = hn::Add(hn::Mul(value, r), hn::Set(d, coefficient));
  }
  const auto power = hn::ShiftLeft<23>(hn::Add(hn::ConvertTo(di, n), hn::Set(di, 127)));
  return hn::Mul(value, hn::BitCast(d, power));
}

Float sigmoid(Float x) {
  const Vector d;
  const Float one = hn::Set(d, 1.0F);
  return hn::Div(one, hn::Add(one, exponential(hn::Neg(x))));
}

Float hyperbolic_tangent(Float x) {
  const Float two = hn::Set(Vector(), 2.0F);
  return hn::Sub(hn::Mul(two, sigmoid(hn::Mul(two, x))), hn::Set(Vector(), 1.0F));
}

void LstmStep(const float* gates, std::size_t hidden, float* cell, float* state) {
  const Vector d;
  for (std::size_t i = 0; i < hidden; i += hn::Lanes(d)) {
    const Float input = sigmoid(hn::LoadU(d, gates + i));
    const Float forget = sigmoid(hn::LoadU(d, gates + hidden + i));
    const Float change = hyperbolic_tangent(hn::LoadU(d, gates + 2 * hidden + i));
    const Float output = sigmoid(hn::LoadU(d, gates + 3 * hidden + i));
    const Float kept = hn::Add(hn::Mul(forget, hn::LoadU(d, cell + i)), hn::Mul(input, change));
    hn::StoreU(kept, d, cell + i);
    hn::StoreU(hn::Mul(output, hyperbolic_tangent(kept)), d, state + i);
  }
}

}  // namespace graphwright::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace graphwright::detail {

HWY_EXPORT(MultiplyAdd);
HWY_EXPORT(MaxAndNormalise);
HWY_EXPORT(Rectify);
HWY_EXPORT(LstmStep);

void multiply_add(ConstRows in, std::size_t inputs, const float* weights, std::size_t outputs,
                  Rows out) {
  HWY_DYNAMIC_DISPATCH(MultiplyAdd)(in, inputs, weights, outputs, out);
}

void max_and_normalise(const float* pieces, std::size_t width, const float* scale,
                       const float* shift, float* out) {
  HWY_DYNAMIC_DISPATCH(MaxAndNormalise)(pieces, width, scale, shift, out);
}

void rectify(float* values, std::size_t count) { HWY_DYNAMIC_DISPATCH(Rectify)(values, count); }

void lstm_step(const float* gates, std::size_t hidden, float* cell, float* state) {
  HWY_DYNAMIC_DISPATCH(LstmStep)(gates, hidden, cell, state);
}

std::vector<std::int64_t> kernel_targets() { return hwy::SupportedAndGeneratedTargets(); }

void use_kernel_target(std::int64_t target) {
  hwy::SetSupportedTargetsForTest(target);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

const char* kernel_target_name(std::int64_t target) { return hwy::TargetName(target); }

}  // namespace graphwright::detail
#endif  // HWY_ONCE
