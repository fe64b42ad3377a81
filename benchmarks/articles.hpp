#pragma once

#include <string>
#include <vector>

namespace graphwright::benchmarks {

/// The texts that are read: the files of the folder that the environment's GRAPHWRIGHT_ARTICLES
/// names; else this project's own pages and its sample, as English at hand.
std::vector<std::string> articles();

/// The founding sample.
std::string sample();

}  // namespace graphwright::benchmarks
