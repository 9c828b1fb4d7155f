"""Fit the weights by which a sum is taken for one of an agreement to texts whose agreements are known.

Usage: fit_amounts.py [--write] GOLD=OUT ... [none=OUT ...]

GOLD is a folder with `agreements.jsonl` (one agreement a line: file, amount, evidence, certainty), OUT the
folder of `bordereau build --out` with the readings of its texts. Documents of `none=OUT` are whole reports
that were looked through: of their sums only those that the rules took may be of agreements, and the others
count as none. Prints recall and precision of rules alone and of rules with proposals, in cross-validation by
document; `--write` puts the weights into `amount_weights.csv`. The same input gives the same weights.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.logistic import fit_logistic
from pipeline.entities import extract_entities, load_nlp
from pipeline.entities.agreements import extractor, proposing, reading
from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.proposing import BIAS, SETTINGS, candidates, likelihood
from pipeline.entities.agreements.surroundings import DocumentSums, SentenceSums, surroundings
from pipeline.gazetteer import fold
from pipeline.stages.documents import load_reading, load_tables

FOLDS, STEPS = 10, 30
RIDGE, RIDGE_OF_BIAS = 1.0, 1e-9
"""What a weight costs by its square: features that few sums have stay near nothing."""

NEAR = 0.001
"""How far a sum may be from the known one, as a part of it."""

SHARED = 0.5
"""The part of the words of the evidence that a sentence must have."""

NONE = "none"


@dataclass(slots=True)
class Sum:
    """A sum of a document: its features, the agreement that it is of, whether the rules took it."""

    document: str
    features: frozenset[str]
    agreement: str | None
    taken: bool
    likely: float = field(default=0.0)


def main() -> None:
    """Collect the sums, cross-validate, fit, print."""
    sums = [one for argument in sys.argv[1:] if argument != "--write" for one in known_sums(argument)]
    names = sorted({name for one in sums for name in one.features})
    documents = sorted({one.document for one in sums})
    fold_of = {document: place % FOLDS for place, document in enumerate(documents)}
    for fold_ in range(FOLDS):
        weights = fit([one for one in sums if fold_of[one.document] != fold_], names)
        for one in sums:
            if fold_of[one.document] == fold_:
                one.likely = likelihood(one.features, weights)
    told = sum(bool(one.agreement) for one in sums)
    say(f"{len(sums)} sums of {len(documents)} documents, {told} of agreements")
    say(f"rules alone: {measured(sums, 2.0)}")
    for least in sorted({0.3, 0.4, 0.5, 0.6, 0.7, 0.8, SETTINGS.least}):
        say(f"rules and proposals from {least}: {measured(sums, least)}")
    if "--write" in sys.argv:
        write(fit(sums, names))


def measured(sums: Sequence[Sum], least: float) -> str:
    """Recall and precision of what the rules took and of what is proposed from a probability on."""
    told = {(one.document, one.agreement) for one in sums if one.agreement}
    taken = [one for one in sums if one.taken or one.likely >= least]
    right = [one for one in taken if one.agreement]
    recall = len({(one.document, one.agreement) for one in right}) / max(1, len(told))
    return f"recall {recall:.3f}, precision {len(right) / max(1, len(taken)):.3f}"


def known_sums(argument: str) -> Iterator[Sum]:
    """The sums of the documents of one `GOLD=OUT`; those of optional agreements are left out."""
    folder, out = argument.split("=")
    gold: dict[str, list[dict[str, object]]] = {}
    for line in (Path(folder) / "agreements.jsonl").read_text().splitlines() if folder != NONE else ():
        agreement = json.loads(line)
        gold.setdefault(agreement["file"], []).append(agreement)
    for name, passages, drafts in marked_documents(Path(out)):
        taken = {found for draft in drafts for found in draft.amounts}
        worth = {_worth(p, i) for p in passages for i, _ in enumerate(p.amounts) if (p.number, i) in taken}
        document = DocumentSums.of(passages, drafts)
        for segment, index in candidates(passages):
            features = surroundings(SentenceSums.of(segment, document), index, document)
            linked = (segment.passage, index) in taken
            told, unsure = _agreement_of(gold.get(name, []), segment.marked, segment.text, index)
            again = not linked and _worth(segment.marked, index) in worth
            if unsure or again or (folder == NONE and linked):
                continue
            yield Sum(f"{out}/{name}", features, told, linked)


def _worth(marked: Marked, index: int) -> object:
    return (marked.amounts[index].value or marked.amounts[index].low, marked.amounts[index].currency)


def _agreement_of(
    gold: Sequence[dict[str, object]], marked: Marked, sentence: str, index: int
) -> tuple[str | None, bool]:
    """The agreement that a sum is of, and whether it may be one that counts neither way."""
    amount = marked.amounts[index]
    value = amount.value or amount.low or amount.high
    unsure = False
    for one in gold:
        known = one["amount"]
        if not isinstance(known, (int, float)) or value is None or abs(float(value) - known) > NEAR * known:
            continue
        words, here = set(fold(str(one["evidence"])).split()), set(fold(sentence).split())
        same = fold(str(one["evidence"])) in fold(marked.text) or len(words & here) > SHARED * len(words)
        if same and one["certainty"] == "core":
            return str(one["id"]), False
        unsure = True
    return None, unsure


def marked_documents(out: Path) -> Iterator[tuple[str, list[Marked], list[Draft]]]:
    """The passages of every document that was built, and what the rules alone read in them."""
    nlp = load_nlp()
    seen: list[tuple[list[Marked], list[Draft]]] = []
    read = reading.read_agreements
    propose = reading.propose
    reading.propose = lambda *_: iter(())  # type: ignore[assignment]

    def watch(passages: Sequence[Marked], *rest: object) -> list[Draft]:
        found = read(passages, *rest)  # type: ignore[arg-type]
        seen.append((list(passages), found))
        return found

    extractor.read_agreements = watch  # type: ignore[assignment]
    try:
        for folder in sorted(path.parent for path in out.glob("*/cells.jsonl")):
            one = load_reading(folder)
            extract_entities(one, load_tables(folder), nlp)
            yield Path(one.document.path).name, *seen.pop()
    finally:
        extractor.read_agreements, reading.propose = read, propose


def fit(sums: Sequence[Sum], names: Sequence[str]) -> dict[str, float]:
    """The weights of a logistic regression with a ridge, to three decimals."""
    bias, weights = fit_logistic(
        [one.features for one in sums],
        [one.agreement is not None for one in sums],
        names,
        ridge=RIDGE,
        ridge_of_bias=RIDGE_OF_BIAS,
        steps=STEPS,
    )
    return {name: round(weight, 3) for name, weight in [(BIAS, bias), *weights.items()]}


def write(weights: dict[str, float]) -> None:
    """Put the weights into the file that the pipeline reads."""
    path = Path(str(proposing.__file__)).with_name("amount_weights.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        writer.writerows(weights.items())
    say(f"written: {path.name}")


def say(text: str) -> None:
    """Print one line."""
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
