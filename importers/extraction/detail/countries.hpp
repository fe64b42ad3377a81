#pragma once

// The countries of ISO 3166. Not installed.

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace graphwright::detail {

/// The authority of the external ids that countries have.
constexpr std::string_view country_codes = "iso3166";

/// A country or territory of ISO 3166-1.
struct Country {
  std::string code;         ///< Alpha-2: "NO".
  std::string name;         ///< As newspapers write it.
  std::string nationality;  ///< The usual adjective; may be empty.
};

/// The countries with their names and nationality adjectives: data/gazetteers/iso-3166.tsv.
class Countries {
 public:
  Countries() = default;

  /// Reads the table. Throws Error, with file and line, on a line of another form.
  static Countries load(const std::filesystem::path& file);

  /// The country with a name ("Norway", "U.S."), whatever its case, accents and full stops, with or
  /// without "the"; nullptr if there is none.
  const Country* named(std::string_view name) const;

  /// The country of a nationality ("Norwegian", "Dutchman"); nullptr if there is none.
  const Country* of_nationality(std::string_view word) const;

 private:
  using Index = std::unordered_map<std::string, std::size_t>;
  const Country* find(const Index& index, std::string_view words) const;

  std::vector<Country> countries_;
  Index names_;
  Index nationalities_;
};

}  // namespace graphwright::detail
