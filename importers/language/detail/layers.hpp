#pragma once

// The layers of which the networks are made. Not installed.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "importers/language/detail/kernels.hpp"
#include "importers/language/detail/model_file.hpp"

namespace graphwright::detail {

/// Rows of numbers, each padded with zeros to a multiple of `lanes`.
class Matrix {
 public:
  Matrix(std::size_t rows, std::size_t width)
      : rows_(rows), width_(width), stride_(padded(width)), values_(rows * stride_) {}

  std::size_t rows() const noexcept { return rows_; }
  std::size_t width() const noexcept { return width_; }
  std::size_t stride() const noexcept { return stride_; }
  float* row(std::size_t r) noexcept { return values_.data() + r * stride_; }
  const float* row(std::size_t r) const noexcept { return values_.data() + r * stride_; }
  std::vector<float>& values() noexcept { return values_; }

  /// `count` rows from `first` on.
  Rows part(std::size_t first, std::size_t count) noexcept { return {row(first), stride_, count}; }
  ConstRows part(std::size_t first, std::size_t count) const noexcept {
    return {row(first), stride_, count};
  }
  ConstRows all() const noexcept { return part(0, rows_); }

 private:
  std::size_t rows_;
  std::size_t width_;
  std::size_t stride_;
  std::vector<float> values_;
};

/// The greatest of the first `count` numbers, the first of equals.
std::size_t place_of_greatest(const float* values, std::size_t count) noexcept;

/// An affine map: `inputs` rows of weights, one a column of the output, and a bias.
class Linear {
 public:
  /// Reads "NAME.weight" (inputs x outputs) and "NAME.bias" (outputs), 0 if the file says so.
  Linear(const ModelFile& file, const std::string& name, std::size_t inputs, std::size_t outputs);

  /// Applies the map to every row.
  Matrix operator()(ConstRows in) const;

  /// Applies it, and rectifies.
  Matrix rectified(ConstRows in) const;

  std::size_t outputs() const noexcept { return outputs_; }
  const float* weights() const noexcept { return weights_.data(); }

 private:
  std::size_t inputs_;
  std::size_t outputs_;
  std::vector<float> weights_;
  std::vector<float> bias_;
};

/// The greater of two affine maps, normalised.
class Projection {
 public:
  /// Reads "NAME.weight" (inputs x 2 width), "NAME.bias", "NAME.scale" and "NAME.shift" (width).
  Projection(const ModelFile& file, const std::string& name, std::size_t inputs, std::size_t width);

  Matrix operator()(ConstRows in) const;

 private:
  std::size_t width_;
  Linear pieces_;
  std::vector<float> scale_;
  std::vector<float> shift_;
};

/// A bidirectional LSTM layer.
class BiLstm {
 public:
  /// Reads "NAME.input.weight" (inputs x 8 hidden), "NAME.input.bias" and "NAME.recurrent"
  /// (2 x hidden x 4 hidden).
  BiLstm(const ModelFile& file, const std::string& name, std::size_t inputs, std::size_t hidden);

  /// Runs over sequences that stand one after the other in the rows of `in`; their lengths are
  /// given in an order that does not rise. A row of the result holds the states of both directions.
  Matrix operator()(const Matrix& in, std::span<const std::size_t> lengths) const;

 private:
  void run(const Matrix& gates, std::span<const std::size_t> lengths, bool backward,
           Matrix& out) const;

  std::size_t hidden_;
  Linear input_;
  std::vector<float> recurrent_;
};

/// The layers "NETWORK.layers.0" and on, as many as "NETWORK.layers" has lines, of which the first
/// reads `width` numbers and the others what the one before writes. Throws Error if there are none.
std::vector<BiLstm> read_layers(const ModelFile& file, const std::string& network,
                                std::size_t width, std::size_t hidden);

}  // namespace graphwright::detail
