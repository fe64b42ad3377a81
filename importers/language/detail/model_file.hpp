#pragma once

// Model files: the safetensors format (a JSON header that names tensors, then their bytes), read
// through a memory map. Not installed.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphwright::detail {

/// A file in memory, mapped read only and so shared between processes.
class MappedFile {
 public:
  /// Throws Error if the file cannot be read.
  explicit MappedFile(const std::filesystem::path& file);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const noexcept { return bytes_; }

 private:
  std::string_view bytes_;
};

/// A tensor of a model file.
struct Tensor {
  std::string type;  ///< As the format names it: "I16".
  std::vector<std::size_t> shape;
  std::string_view bytes;  ///< In the mapped file.
};

/// A model file. All tensors are checked on opening to lie within the file; each accessor checks
/// type and shape and throws Error, naming file and tensor, where they are others than asked for.
class ModelFile {
 public:
  /// Opens a file that says of itself that it is of a kind ("graphwright lexicon") and version.
  /// Throws Error if it cannot be read, is no such file, is cut off, or of another kind or version.
  ModelFile(const std::filesystem::path& file, std::string_view kind, std::string_view version);

  /// What the header says under a key. Throws Error if nothing.
  const std::string& metadata(std::string_view key) const;

  /// The numbers of a tensor of type F32; all of them are finite and at most 65504 in size.
  std::vector<float> floats(std::string_view name, std::initializer_list<std::size_t> shape) const;

  /// The bytes of a tensor of type I8, in the mapped file.
  std::span<const std::int8_t> bytes(std::string_view name,
                                     std::initializer_list<std::size_t> shape) const;

  /// The numbers of a tensor of type I16, in the mapped file.
  std::span<const std::int16_t> shorts(std::string_view name,
                                       std::initializer_list<std::size_t> shape) const;

  /// The numbers of a tensor of type U32, in the mapped file.
  std::span<const std::uint32_t> offsets(std::string_view name) const;

  /// A tensor of type U8, as text in the mapped file.
  std::string_view text(std::string_view name) const;

  /// The lines of a text, in the mapped file; none is empty or has control characters but tabs.
  std::vector<std::string_view> lines(std::string_view name) const;

  /// How long a tensor is in a dimension.
  std::size_t size(std::string_view name, std::size_t dimension) const;

  /// Throws Error about the file.
  [[noreturn]] void fail(std::string_view message) const;

 private:
  /// The numbers of a tensor where they lie.
  template <typename Number>
  std::span<const Number> mapped(std::string_view name, std::string_view type,
                                 std::initializer_list<std::size_t> shape) const;

  void read_header(std::string_view kind, std::string_view version);
  const Tensor& tensor(std::string_view name) const;
  const Tensor& tensor(std::string_view name, std::string_view type,
                       std::initializer_list<std::size_t> shape) const;

  std::string name_;
  MappedFile file_;
  std::map<std::string, std::string, std::less<>> metadata_;
  std::map<std::string, Tensor, std::less<>> tensors_;
};

}  // namespace graphwright::detail
