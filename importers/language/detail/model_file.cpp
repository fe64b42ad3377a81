#include "importers/language/detail/model_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <rapidjson/document.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "graph/error.hpp"
#include "importers/language/detail/code_points.hpp"

namespace graphwright::detail {
namespace {

constexpr std::size_t longest_header = std::size_t{1} << 20;
constexpr std::size_t length_bytes = 8;
constexpr float greatest_float = 65504;

/// The size of a number of a type of the format; 0 for one that models do not have.
std::size_t width_of(std::string_view type) {
  if (type == "F32" || type == "U32") return 4;
  if (type == "I16") return 2;
  return type == "I8" || type == "U8" ? 1 : 0;
}

/// Whether a text is UTF-8, not empty, and has no control characters but tabs.
bool is_line(std::string_view text) {
  constexpr UChar32 replacement = 0xFFFD;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] < 0x7F) {
      ++at;
      continue;
    }
    const UChar32 c = next_code_point(text, at);
    if (c == replacement || (c != '\t' && u_charType(c) == U_CONTROL_CHAR)) return false;
  }
  return !text.empty();
}

/// A tensor as the header describes it; nothing if it does not lie within the data.
std::optional<Tensor> read_tensor(const rapidjson::Value& value, std::string_view data) {
  const auto type = value.FindMember("dtype");
  const auto shape = value.FindMember("shape");
  const auto place = value.FindMember("data_offsets");
  if (type == value.MemberEnd() || !type->value.IsString() || shape == value.MemberEnd() ||
      !shape->value.IsArray() || place == value.MemberEnd() || !place->value.IsArray() ||
      place->value.Size() != 2 || !place->value[0].IsUint64() || !place->value[1].IsUint64()) {
    return std::nullopt;
  }
  Tensor tensor{type->value.GetString(), {}, {}};
  std::size_t size = width_of(tensor.type);
  for (const auto& extent : shape->value.GetArray()) {
    const std::uint64_t length = extent.IsUint64() ? extent.GetUint64() : 0;
    if (length == 0 || size > data.size() / length) return std::nullopt;
    tensor.shape.push_back(length);
    size *= length;
  }
  const std::uint64_t begin = place->value[0].GetUint64();
  const std::uint64_t end = place->value[1].GetUint64();
  if (begin > end || end > data.size() || end - begin != size || begin % 4 != 0) {
    return std::nullopt;
  }
  tensor.bytes = data.substr(begin, size);
  return tensor;
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    throw Error(file.string(), 0, fmt::format("cannot be read: {}", std::strerror(errno)));
  }
  struct stat status {};
  const bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  const auto size = regular ? static_cast<std::size_t>(status.st_size) : 0;
  void* const begin =
      size > 0 ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
  close(descriptor);
  if (size == 0) throw Error(file.string(), 0, "is not a model file: it is empty or no file");
  if (begin == MAP_FAILED) throw Error(file.string(), 0, "cannot be mapped into memory");
  bytes_ = {static_cast<const char*>(begin), size};
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());  // NOLINT
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, std::string_view())) {}

ModelFile::ModelFile(const std::filesystem::path& file, std::string_view kind,
                     std::string_view version)
    : name_(file.string()), file_(file) {
  read_header(kind, version);
}

void ModelFile::fail(std::string_view message) const { throw Error(name_, 0, message); }

void ModelFile::read_header(std::string_view kind, std::string_view version) {
  static_assert(std::endian::native == std::endian::little, "model files are little-endian");
  const std::string_view bytes = file_.bytes();
  std::uint64_t length = 0;
  if (bytes.size() >= length_bytes) std::memcpy(&length, bytes.data(), length_bytes);
  if (length == 0 || length > longest_header) fail("is not a model file of Graphwright");
  if (bytes.size() < length_bytes + length) fail("is cut off in its header; install it anew");
  const std::string header(bytes.substr(length_bytes, length));
  rapidjson::Document parsed;
  parsed.Parse<rapidjson::kParseIterativeFlag>(header.c_str(), header.size());
  const rapidjson::Value& json = parsed;
  if (parsed.HasParseError() || !json.IsObject()) fail("is not a model file of Graphwright");
  const std::string_view data = bytes.substr(length_bytes + length);
  for (const auto& [key, value] : json.GetObject()) {
    const std::string name(key.GetString(), key.GetStringLength());
    if (!value.IsObject()) fail("has a broken header");
    if (name == "__metadata__") {
      for (const auto& [entry, text] : value.GetObject()) {
        if (text.IsString()) metadata_[entry.GetString()] = text.GetString();
      }
      continue;
    }
    std::optional<Tensor> tensor = read_tensor(value, data);
    if (!tensor) fail(fmt::format("is cut off or has a broken header: tensor '{}'", name));
    tensors_[name] = std::move(*tensor);
  }
  const auto own_kind = metadata_.find("kind");
  const auto own_version = metadata_.find("version");
  if (own_kind == metadata_.end() || own_version == metadata_.end() || own_kind->second != kind) {
    fail(fmt::format("is not a {}", kind));
  }
  if (own_version->second != version) {
    fail(
        fmt::format("is of version {}, but this program reads version {}: install the data of the "
                    "same release",
                    own_version->second, version));
  }
}

const std::string& ModelFile::metadata(std::string_view key) const {
  const auto found = metadata_.find(key);
  if (found == metadata_.end()) fail(fmt::format("does not say its '{}'", key));
  return found->second;
}

const Tensor& ModelFile::tensor(std::string_view name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) fail(fmt::format("has no tensor '{}'", name));
  return found->second;
}

const Tensor& ModelFile::tensor(std::string_view name, std::string_view type,
                                std::initializer_list<std::size_t> shape) const {
  const Tensor& found = tensor(name);
  if (found.type != type ||
      !std::equal(found.shape.begin(), found.shape.end(), shape.begin(), shape.end())) {
    fail(fmt::format("tensor '{}' is {}[{}], but {}[{}] is expected", name, found.type,
                     fmt::join(found.shape, ", "), type, fmt::join(shape, ", ")));
  }
  return found;
}

template <typename Number>
std::span<const Number> ModelFile::mapped(std::string_view name, std::string_view type,
                                          std::initializer_list<std::size_t> shape) const {
  const std::string_view bytes = tensor(name, type, shape).bytes;
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(Number) != 0) {
    fail(fmt::format("tensor '{}' is not aligned", name));
  }
  return {reinterpret_cast<const Number*>(bytes.data()), bytes.size() / sizeof(Number)};
}

std::vector<float> ModelFile::floats(std::string_view name,
                                     std::initializer_list<std::size_t> shape) const {
  const std::span<const float> values = mapped<float>(name, "F32", shape);
  const auto usable = [](float value) { return std::abs(value) <= greatest_float; };
  if (!std::all_of(values.begin(), values.end(), usable)) {
    fail(fmt::format("tensor '{}' holds what is no number, or too great a one", name));
  }
  return {values.begin(), values.end()};
}

std::span<const std::int8_t> ModelFile::bytes(std::string_view name,
                                              std::initializer_list<std::size_t> shape) const {
  return mapped<std::int8_t>(name, "I8", shape);
}

std::span<const std::int16_t> ModelFile::shorts(std::string_view name,
                                                std::initializer_list<std::size_t> shape) const {
  return mapped<std::int16_t>(name, "I16", shape);
}

std::span<const std::uint32_t> ModelFile::offsets(std::string_view name) const {
  return mapped<std::uint32_t>(name, "U32", {tensor(name).bytes.size() / 4});
}

std::string_view ModelFile::text(std::string_view name) const {
  return tensor(name, "U8", {tensor(name).bytes.size()}).bytes;
}

std::vector<std::string_view> ModelFile::lines(std::string_view name) const {
  std::vector<std::string_view> lines;
  std::string_view left = text(name);
  while (!left.empty()) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    if (!is_line(left.substr(0, end))) fail(fmt::format("tensor '{}' is not made of lines", name));
    lines.emplace_back(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return lines;
}

std::size_t ModelFile::size(std::string_view name, std::size_t dimension) const {
  const Tensor& found = tensor(name);
  if (dimension >= found.shape.size())
    fail(fmt::format("tensor '{}' has too few dimensions", name));
  return found.shape[dimension];
}

}  // namespace graphwright::detail
