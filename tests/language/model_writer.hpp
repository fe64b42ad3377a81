#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

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
