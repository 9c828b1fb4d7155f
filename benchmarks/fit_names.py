"""Fit the weights by which a name is taken for an organisation's to judged names of whole documents.

Usage: fit_names.py [--write] JUDGED=OUT ...

JUDGED is a CSV file with the columns `document`, `name` and `verdict` (right, wrong, unsure), OUT the folder
of `bordereau build --out` with the readings of its documents. Names that are not judged or unsure
are left out. Prints what part of the right and of the wrong names would be refused from several
weights on, in cross-validation by producer (what stands before the first hyphen of a document's id);
`--write` puts the weights of the reasons into `evidence_weights.csv` and those of the signs into
`name_signs.csv`. The same input gives the same weights.

The weights that are shipped were fitted to 4,450 names of 201 producers, of which 990 are wrong: councils'
minutes, reports of ministries, non-profits and companies, notes and audits in French and English.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.logistic import fit_logistic
from pipeline.entities import extract_entities, load_nlp
from pipeline.entities.organisations import evidence, mentions
from pipeline.entities.organisations.evidence import EVIDENCE, REASONS, WeighedName
from pipeline.entities.organisations.name_signs import signs_of
from pipeline.stages.documents import load_reading, load_tables

FOLDS, STEPS = 10, 12
RIDGE, RIDGE_OF_BIAS = 5.0, 1e-3
"""What a weight costs by its square: signs that few names have stay near nothing."""

OFTEN, WIDELY = 5, 4
"""Names that must have a sign, and producers whose names must, for it to get a weight."""

STEP = 0.1
"""Weights are rounded to it."""

MARGIN = 0.6
"""How much better than even a name that is refused may look: less than 2 of 100 right ones are lost."""

BIAS = "is found"
SIGN = "sign: "


@dataclass(slots=True)
class Judged:
    """A name of a document, its reasons and signs, and whether it is right."""

    producer: str
    features: frozenset[str]
    right: bool
    weight: float = field(default=0.0)


def main() -> None:
    """Collect the names, cross-validate, fit, print."""
    names = [one for argument in sys.argv[1:] if argument != "--write" for one in judged_names(argument)]
    features = known_features(names)
    producers = sorted({one.producer for one in names})
    fold_of = {producer: place % FOLDS for place, producer in enumerate(producers)}
    for fold in range(FOLDS):
        weights = fit([one for one in names if fold_of[one.producer] != fold], features)
        for one in names:
            if fold_of[one.producer] == fold:
                one.weight = weights[BIAS] + sum(weights.get(feature, 0.0) for feature in one.features)
    right, wrong = [one for one in names if one.right], [one for one in names if not one.right]
    say(f"{len(names)} names of {len(producers)} producers, {len(wrong)} wrong")
    for least in (-0.6, -0.3, 0.0, 0.3, 0.6):
        lost, refused = (sum(one.weight < least for one in part) / len(part) for part in (right, wrong))
        say(f"from {least}: {lost:.3f} of the right and {refused:.3f} of the wrong names are refused")
    if "--write" in sys.argv:
        write(fit(names, features))


def judged_names(argument: str) -> Iterator[Judged]:
    """The judged names of one `JUDGED=OUT`."""
    file, out = argument.split("=")
    with Path(file).open(encoding="utf-8", newline="") as lines:
        verdicts = {(row["document"], row["name"]): row["verdict"] for row in csv.DictReader(lines)}
    for document, candidate in weighed_names(Path(out)):
        verdict = verdicts.get((document, candidate.organisation.name))
        if verdict in ("right", "wrong"):
            signs = signs_of(candidate.organisation, candidate.namings, candidate.known.said)
            features = {*EVIDENCE.holding(candidate), *(SIGN + sign for sign in signs)} - {BIAS}
            yield Judged(document.split("-")[0], frozenset(features), verdict == "right")


def weighed_names(out: Path) -> Iterator[tuple[str, WeighedName]]:
    """The names that are weighed in every document that was built."""
    nlp = load_nlp()
    seen: list[WeighedName] = []

    def watch(candidate: WeighedName) -> bool:
        seen.append(candidate)
        return evidence.is_weak(candidate)

    mentions.is_weak = watch
    try:
        for folder in sorted(path.parent for path in out.glob("*/cells.jsonl")):
            extract_entities(load_reading(folder), load_tables(folder), nlp)
            yield from ((folder.name, candidate) for candidate in seen)
            seen.clear()
    finally:
        mentions.is_weak = evidence.is_weak


def known_features(names: Sequence[Judged]) -> list[str]:
    """The features that enough names of enough producers have."""
    often = Counter(feature for one in names for feature in one.features)
    producers = defaultdict(set)
    for one in names:
        for feature in one.features:
            producers[feature].add(one.producer)
    return sorted(f for f, number in often.items() if number >= OFTEN and len(producers[f]) >= WIDELY)


def fit(names: Sequence[Judged], features: Sequence[str]) -> dict[str, float]:
    """The rounded weights of a logistic regression with a ridge."""
    bias, weights = fit_logistic(
        [one.features for one in names],
        [one.right for one in names],
        features,
        ridge=RIDGE,
        ridge_of_bias=RIDGE_OF_BIAS,
        steps=STEPS,
    )
    return {
        feature: round(round(weight / STEP) * STEP, 1)
        for feature, weight in [(BIAS, bias + MARGIN), *weights.items()]
    }


def write(weights: Mapping[str, float]) -> None:
    """Put the weights into the files that the pipeline reads; a sign without weight is left out."""
    signs = {f.removeprefix(SIGN): w for f, w in weights.items() if f.startswith(SIGN) and w}
    reasons = {name: weights.get(name, 0.0) for name in REASONS}
    folder = Path(str(evidence.__file__)).parent
    for file, column, values in (
        ("evidence_weights.csv", "reason", reasons),
        ("name_signs.csv", "sign", signs),
    ):
        with (folder / file).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow([column, "weight"])
            writer.writerows((name, f"{weight:g}") for name, weight in values.items())
        say(f"written: {file}")


def say(text: str) -> None:
    """Print one line."""
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
