#pragma once

// The lines of data files that a linguist may edit. Not installed.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace graphwright::detail {

/// Calls a function with each line of a file, without its end, and its number from 1; blank lines
/// and those that begin with '#' do not count. Throws Error if the file cannot be read.
void for_each_data_line(const std::filesystem::path& file,
                        const std::function<void(const std::string&, std::size_t)>& call);

}  // namespace graphwright::detail
