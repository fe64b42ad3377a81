#pragma once

// The part that all networks have. Not installed.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/language/detail/embedding.hpp"
#include "importers/language/detail/key_table.hpp"
#include "importers/language/detail/layers.hpp"
#include "importers/language/detail/model_file.hpp"

namespace graphwright::detail {

/// Sequences of forms that stand one after the other, and what is found of them in their place.
struct FormSequences {
  /// A feature of a form, by its number.
  struct Feature {
    std::size_t form;
    std::size_t number;
  };

  std::vector<std::string_view> forms;
  std::vector<Feature> features;     ///< In the order of the forms.
  std::vector<std::size_t> lengths;  ///< Of the sequences; they do not rise.

  void clear() noexcept {
    forms.clear();
    features.clear();
    lengths.clear();
  }
};

/// What one encoder needs to run, for one thread, and what it remembers of forms that it read.
struct EncoderScratch {
  KeyTable forms;
  Matrix pieces;  ///< The maps of a form's numbers, a row a form.
  std::vector<std::size_t> numbers;
  Matrix embedded;
  std::vector<float> sums;  ///< Of the maps of a form and of its features.
  QuantisedMatrix quantised;
  Matrix projected;
  QuantisedMatrix input;
  QuantisedMatrix between;
  LstmScratch lstm;
};

/// Reads forms in their context: the embedding of each, and what is found of it there, go through
/// two affine maps, of which the greater value counts, normalised; then through bidirectional LSTM
/// layers. What the maps make of an embedding is remembered for some thousands of forms, which most
/// forms of a text are among; when they are too many, all are forgotten.
class Encoder {
 public:
  /// Reads "NETWORK.projection.weight" (embedding x 2 width), ".bias", ".features" (features x 2
  /// width, if there are any), ".scale" and ".shift" (width), and the layers "NETWORK.layers.0" and
  /// on, as many as "NETWORK.layers" has lines. Throws Error if they do not fit.
  Encoder(const ModelFile& file, const std::string& network,
          std::unique_ptr<const Embedding> embedding, std::size_t features);

  /// Encodes sequences. A row of `out` holds the states of a form in both directions.
  void encode(const FormSequences& in, EncoderScratch& scratch, QuantisedMatrix& out) const;

  /// The first half of `encode`, which ends with the input of the layers, `scratch.input`.
  void project(const FormSequences& in, EncoderScratch& scratch) const;

  /// The second half.
  void run_layers(std::span<const std::size_t> lengths, EncoderScratch& scratch,
                  QuantisedMatrix& out) const;

  std::size_t outputs() const noexcept { return 2 * hidden_; }

  /// How many multiplications with their additions a form takes in the layers, and in the maps if
  /// it is not remembered.
  std::size_t multiply_adds() const noexcept;
  std::size_t multiply_adds_of_new_form() const noexcept { return weights_.multiply_adds(); }

 private:
  /// Gives `scratch.numbers` of forms, whose pieces are computed if they are new.
  void look_up(std::span<const std::string_view> forms, EncoderScratch& scratch) const;

  std::unique_ptr<const Embedding> embedding_;
  std::size_t width_;
  std::size_t hidden_;
  Weights weights_;
  std::vector<float> bias_;
  std::vector<float> features_;
  std::vector<float> scale_;
  std::vector<float> shift_;
  std::vector<BiLstm> layers_;
};

}  // namespace graphwright::detail
