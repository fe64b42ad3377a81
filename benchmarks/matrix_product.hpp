#pragma once

namespace graphwright::benchmarks {

/// How many multiplications with their additions a second one thread of this machine makes in a
/// product of two matrices of 512 x 512 floats (sgemm), compiled by Eigen for this very processor.
/// Measured once.
double matrix_product_rate();

}  // namespace graphwright::benchmarks
