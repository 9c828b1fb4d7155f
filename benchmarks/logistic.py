"""A logistic regression over features that hold or do not, as the weights of several rules are fitted by."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


def fit_logistic(
    samples: Sequence[Collection[str]],
    holds: Sequence[bool],
    features: Sequence[str],
    *,
    ridge: float,
    ridge_of_bias: float,
    steps: int,
) -> tuple[float, dict[str, float]]:
    """The bias and the weights of features, by Newton's steps; the same input gives the same weights.

    Args:
        samples: the features of each; those that are not among `features` say nothing.
        holds: what is to be told of each.
        features: those that get a weight.
        ridge: what a weight costs by its square.
        ridge_of_bias: the same of the bias.
        steps: how many are taken.
    """
    at = {feature: place + 1 for place, feature in enumerate(features)}
    x = np.zeros((len(samples), len(features) + 1))
    x[:, 0] = 1
    for row, sample in enumerate(samples):
        x[row, [at[feature] for feature in sample if feature in at]] = 1
    y: Vector = np.array([float(one) for one in holds])
    costs = np.full(len(features) + 1, ridge)
    costs[0] = ridge_of_bias
    weights: Vector = np.zeros(len(features) + 1)
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + costs * weights
        weights = weights - np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(costs), slope)
    return float(weights[0]), {feature: float(weights[place]) for feature, place in at.items()}
