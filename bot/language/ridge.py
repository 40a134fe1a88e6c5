"""Ridge regression in kernel form: what each training sentence adds to the score of each class, and how sure scores are.

Leaving one sentence out has a closed form, so the scores that calibrate are of sentences that the model has not learned.
"""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
SHARPNESS = (1.0, 60.0)  # where the factor of the scores is looked for


def fit_ridge(kernel: Matrix, targets: Matrix, penalty: float) -> tuple[Matrix, Matrix]:
    """Each sentence's share in each class, and the scores of each sentence when it alone is left out.

    `kernel` is between the sentences, `targets` has a row a sentence and a column a class (1 for its own, else 0).
    """
    from scipy.linalg import inv  # who only reads messages does not load SciPy

    damped = np.array(kernel, dtype=np.float32)
    damped[np.diag_indices(len(damped))] += penalty
    inverse = inv(damped, overwrite_a=True)
    shares = np.asarray(inverse @ targets, dtype=np.float32)
    return shares, np.asarray(targets - shares / np.diag(inverse)[:, None], dtype=np.float32)


def sharpness(scores: Matrix, right: npt.NDArray[np.intp]) -> float:
    """The factor that makes `probabilities(factor * scores)` most likely, given the right column of each row."""
    from scipy.optimize import minimize_scalar

    rows = np.arange(len(right))

    def surprise(factor: float) -> float:
        return float(-np.log(probabilities(factor * scores)[rows, right] + 1e-12).mean())

    return float(minimize_scalar(surprise, bounds=SHARPNESS, method="bounded").x)


def probabilities(scores: Matrix) -> Matrix:
    """Softmax of each row."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True), dtype=np.float32)
