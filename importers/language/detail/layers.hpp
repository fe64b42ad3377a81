#pragma once

// The layers of which the networks are made. What they write is overwritten, and memory that it has
// is used again. Not installed.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "importers/language/detail/kernels.hpp"
#include "importers/language/detail/model_file.hpp"

namespace graphwright::detail {

/// Rows of numbers, each padded to a multiple of `lanes`; all are undefined until they are written.
template <typename Number>
class Table {
 public:
  Table() = default;
  Table(std::size_t rows, std::size_t width) { resize(rows, width); }

  /// Forgets the numbers.
  void resize(std::size_t rows, std::size_t width) {
    rows_ = rows;
    width_ = width;
    stride_ = padded(width);
    if (rows * stride_ <= capacity_) return;
    capacity_ = rows * stride_;
    values_ = std::make_unique_for_overwrite<Number[]>(capacity_);  // NOLINT(*-avoid-c-arrays)
  }

  std::size_t rows() const noexcept { return rows_; }
  std::size_t width() const noexcept { return width_; }
  std::size_t stride() const noexcept { return stride_; }
  Number* row(std::size_t r) noexcept { return values_.get() + r * stride_; }
  const Number* row(std::size_t r) const noexcept { return values_.get() + r * stride_; }

  /// All numbers, with the padding.
  std::span<Number> values() noexcept { return {values_.get(), rows_ * stride_}; }
  std::span<const Number> values() const noexcept { return {values_.get(), rows_ * stride_}; }

 private:
  std::size_t rows_ = 0;
  std::size_t width_ = 0;
  std::size_t stride_ = 0;
  std::size_t capacity_ = 0;
  std::unique_ptr<Number[]> values_;  // NOLINT(*-avoid-c-arrays)
};

class Matrix : public Table<float> {
 public:
  using Table::Table;

  /// `count` rows from `first` on.
  Rows part(std::size_t first, std::size_t count) noexcept { return {row(first), stride(), count}; }
  ConstRows part(std::size_t first, std::size_t count) const noexcept {
    return {row(first), stride(), count};
  }
  ConstRows all() const noexcept { return part(0, rows()); }
};

/// Quantised rows.
class QuantisedMatrix : public Table<std::int16_t> {
 public:
  void resize(std::size_t rows, std::size_t width) {
    Table::resize(rows, width);
    steps_.resize(rows);
  }

  /// Becomes rows of numbers, of which the padding is 0.
  void quantise(ConstRows in, std::size_t width);

  std::vector<float>& steps() noexcept { return steps_; }
  QuantisedRows part(std::size_t first, std::size_t count) const noexcept {
    return {row(first), stride(), steps_.data() + first, count};
  }
  QuantisedRows all() const noexcept { return part(0, rows()); }

 private:
  std::vector<float> steps_;
};

/// The greatest of the first `count` numbers, the first of equals.
std::size_t place_of_greatest(const float* values, std::size_t count) noexcept;

/// A matrix of weights, used where it lies in the file.
class Weights {
 public:
  /// Reads "NAME" (panels x pairs of inputs x `lanes` x 2, see `PackedWeights`) and "NAME.steps"
  /// (outputs).
  Weights(const ModelFile& file, const std::string& name, std::size_t inputs, std::size_t outputs);

  /// Multiplies rows, and adds a bias unless it is null.
  void multiply(QuantisedRows in, const float* bias, Rows out) const {
    detail::multiply(in, {panels_.data(), steps_.data(), (inputs_ + 1) / 2, steps_.size()}, bias,
                     out);
  }

  std::size_t inputs() const noexcept { return inputs_; }
  std::size_t outputs() const noexcept { return outputs_; }

  /// How many multiplications with their additions a row takes.
  std::size_t multiply_adds() const noexcept { return inputs_ * outputs_; }

 private:
  std::size_t inputs_;
  std::size_t outputs_;
  std::span<const std::int16_t> panels_;
  std::vector<float> steps_;
};

/// An affine map.
class Linear {
 public:
  /// Reads the weights "NAME.weight" and "NAME.bias" (outputs).
  Linear(const ModelFile& file, const std::string& name, std::size_t inputs, std::size_t outputs);

  /// Applies the map to every row.
  void operator()(QuantisedRows in, Matrix& out) const;

  /// Applies it, and rectifies.
  void rectified(QuantisedRows in, Matrix& out) const;

  std::size_t outputs() const noexcept { return weights_.outputs(); }
  std::size_t multiply_adds() const noexcept { return weights_.multiply_adds(); }

 private:
  Weights weights_;
  std::vector<float> bias_;
};

/// What a layer needs to run, for one thread.
struct LstmScratch {
  Matrix gates;
  Matrix sums;
  Matrix cell;
  QuantisedMatrix state;
  std::vector<std::size_t> begins;
};

/// A bidirectional LSTM layer.
class BiLstm {
 public:
  /// Reads the map "NAME.input" to 8 hidden numbers, and the weights "NAME.forward" and
  /// "NAME.backward" (hidden x 4 hidden).
  BiLstm(const ModelFile& file, const std::string& name, std::size_t inputs, std::size_t hidden);

  /// Runs over sequences that stand one after the other in the rows of `in`; their lengths are
  /// given in an order that does not rise. A row of `out` holds the states of both directions.
  void operator()(const QuantisedMatrix& in, std::span<const std::size_t> lengths,
                  LstmScratch& scratch, QuantisedMatrix& out) const;

  std::size_t multiply_adds() const noexcept;

 private:
  void run(std::span<const std::size_t> lengths, bool backward, LstmScratch& scratch,
           QuantisedMatrix& out) const;

  std::size_t hidden_;
  Linear input_;
  Weights forward_;
  Weights backward_;
};

}  // namespace graphwright::detail
