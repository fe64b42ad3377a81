#include "benchmarks/matrix_product.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <chrono>

namespace graphwright::benchmarks {

double matrix_product_rate() {
  static const double rate = [] {
    constexpr int size = 512;
    constexpr int products = 20;
    constexpr int rounds = 15;
    const Eigen::MatrixXf a = Eigen::MatrixXf::Random(size, size);
    const Eigen::MatrixXf b = Eigen::MatrixXf::Random(size, size);
    Eigen::MatrixXf c(size, size);
    double best = 0;
    for (int round = 0; round < rounds; ++round) {
      const auto begin = std::chrono::steady_clock::now();
      for (int i = 0; i < products; ++i) {
        c.noalias() = a * b;
        asm volatile("" : : "r"(c.data()) : "memory");
      }
      const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
      best = std::max(best, double{size} * size * size * products / time.count());
    }
    return best;
  }();
  return rate;
}

}  // namespace graphwright::benchmarks
