"""Turns the numbers of networks into the whole ones that the engine multiplies, in its order (kernels.hpp)."""
import numpy

LANES = 32
MOST_SUM = (1 << 18) - 1  # of the sizes of a column's numbers: times 8191, a sum of 32 bits
MOST = (1 << 15) - 1


def table(values):
    """Rows as int16 with one step: value = integer * step."""
    step = numpy.abs(values).max() / MOST or 1
    return numpy.rint(values / step).astype(numpy.int16), numpy.array([step], dtype=numpy.float32)


def packed(weight):
    """A matrix of inputs x outputs as panels of 32 columns, each with the pairs of weights of every two inputs, and the
    columns' steps. The sizes of a column's integers are together at most MOST_SUM."""
    inputs, outputs = weight.shape
    sizes = numpy.abs(weight)
    # Rounding adds half a step an input at most.
    per_unit = numpy.minimum((MOST_SUM - inputs / 2) / numpy.maximum(sizes.sum(axis=0), 1e-9),
                             MOST / numpy.maximum(sizes.max(axis=0), 1e-9))
    whole = numpy.rint(weight * per_unit).astype(numpy.int16)
    assert numpy.abs(whole.astype(int)).sum(axis=0).max() <= MOST_SUM
    wide = numpy.zeros((inputs + inputs % 2, outputs + -outputs % LANES), dtype=numpy.int16)
    wide[:inputs, :outputs] = whole
    pairs, panels = wide.shape[0] // 2, wide.shape[1] // LANES
    panelled = wide.reshape(pairs, 2, panels, LANES).transpose(2, 0, 3, 1)
    return numpy.ascontiguousarray(panelled), (1 / per_unit).astype(numpy.float32)
