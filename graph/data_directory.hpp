#pragma once

#include <filesystem>

namespace graphwright {

/// Where the data files (ontology, lexicons) are: the environment variable GRAPHWRIGHT_DATA if it
/// is set, else share/graphwright beside the running program's bin/, else where the library was
/// installed. Throws Error if none of these is a folder.
std::filesystem::path data_directory();

}  // namespace graphwright
