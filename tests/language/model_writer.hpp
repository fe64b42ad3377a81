#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "importers/language/detail/kernels.hpp"

namespace graphwright::tests {

/// Puts a model file together, in the safetensors format.
class ModelWriter {
 public:
  ModelWriter& metadata(const std::string& key, const std::string& value) {
    metadata_ += (metadata_.empty() ? "" : ",") + ('"' + key + "\":\"" + value + '"');
    return *this;
  }

  ModelWriter& floats(const std::string& name, const std::string& shape,
                      const std::vector<float>& values) {
    return tensor(name, "F32", shape, values.data(), values.size() * sizeof(float));
  }

  /// Weights, `inputs` rows of `outputs` numbers, quantised and packed as the engine reads them
  /// (kernels.hpp, tools/training/quantise.py).
  ModelWriter& weights(const std::string& name, std::size_t inputs, std::size_t outputs,
                       const std::vector<float>& values) {
    constexpr std::size_t width = detail::lanes;
    const std::size_t pairs = (inputs + 1) / 2;
    const std::size_t panels = detail::padded(outputs) / width;
    std::vector<std::int16_t> packed(panels * pairs * width * 2);
    std::vector<float> steps(outputs);
    for (std::size_t j = 0; j < outputs; ++j) {
      float sum = 1e-9F;
      float greatest = 0;
      for (std::size_t k = 0; k < inputs; ++k) {
        sum += std::abs(values[k * outputs + j]);
        greatest = std::max(greatest, std::abs(values[k * outputs + j]));
      }
      steps[j] = std::max(sum / static_cast<float>((1 << 18) - 1 - inputs), greatest / 32767);
      for (std::size_t k = 0; k < inputs; ++k) {
        const std::size_t pair = (j / width * pairs + k / 2) * width + j % width;
        packed[2 * pair + k % 2] =
            static_cast<std::int16_t>(std::lround(values[k * outputs + j] / steps[j]));
      }
    }
    const std::string shape = "[" + std::to_string(panels) + "," + std::to_string(pairs) + "," +
                              std::to_string(width) + ",2]";
    return tensor(name, "I16", shape, packed.data(), packed.size() * sizeof(std::int16_t))
        .floats(name + ".steps", "[" + std::to_string(outputs) + "]", steps);
  }

  ModelWriter& text(const std::string& name, const std::string& lines) {
    return tensor(name, "U8", "[" + std::to_string(lines.size()) + "]", lines.data(), lines.size());
  }

  ModelWriter& tensor(const std::string& name, const std::string& type, const std::string& shape,
                      const void* bytes, std::size_t size) {
    data_.resize((data_.size() + 3) / 4 * 4);
    const std::size_t begin = data_.size();
    data_.resize(begin + size);
    if (size > 0) std::memcpy(data_.data() + begin, bytes, size);
    tensors_ += ",\"" + name + R"(":{"dtype":")" + type + R"(","shape":)" + shape +
                ",\"data_offsets\":[" + std::to_string(begin) + "," + std::to_string(begin + size) +
                "]}";
    return *this;
  }

  std::string bytes() const {
    std::string header = "{\"__metadata__\":{" + metadata_ + "}" + tensors_ + "}";
    header.resize((header.size() + 7) / 8 * 8, ' ');
    const std::uint64_t length = header.size();
    std::string all(sizeof length, '\0');
    std::memcpy(all.data(), &length, sizeof length);
    return all + header + data_;
  }

 private:
  std::string metadata_;
  std::string tensors_;
  std::string data_;
};

}  // namespace graphwright::tests
