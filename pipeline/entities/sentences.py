"""Sentences that say numbers, and these numbers: what the checks of the audit read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.amounts import Amounts
from pipeline.entities.dates import Dates
from pipeline.entities.extractors import DocumentFacts, Extractor, Placing
from pipeline.entities.marks import marks_of
from pipeline.entities.passages import PageSpan, Passage
from pipeline.entities.sentence_numbers import SentenceReading, find_sayings
from pipeline.records import Number, Sentence
from pipeline.records.sentences import NumberKind


@dataclass(frozen=True, slots=True)
class _ReadSentence:
    """A saying, its passage, and the tickets of the amounts and dates that were found in the passage."""

    saying: SentenceReading
    passage: Passage
    amounts: Sequence[int]
    dates: Sequence[int]

    @property
    def places(self) -> list[PageSpan]:
        return self.passage.places(self.saying.start, self.saying.end)


class Sentences(Extractor):
    """The sentences of running text that say a number, with their sums, counts, percentages and dates."""

    finds = "sentences that say numbers, and what each number counts"
    records = ("sentences", "numbers")
    needs = ("amounts", "dates")

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._found: list[_ReadSentence] = []

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the sentences of a passage of prose; those of cells are not asked for."""
        if place.cell is not None:
            return
        context, marks, text = self.facts.context, marks_of(doc), place.passage.text
        sayings = find_sayings(
            text, marks.amounts, marks.dates, country=context.country, language=context.language
        )
        amounts = self.facts.of(Amounts).of_passage.get(place.number, [])
        dates = self.facts.of(Dates).of_passage.get(place.number, [])
        if (len(amounts), len(dates)) != (len(marks.amounts), len(marks.dates)):
            return  # one of them failed here, and has said so
        self._found.extend(_ReadSentence(saying, place.passage, amounts, dates) for saying in sayings)

    def written(self) -> dict[str, list[Any]]:
        """`sentences` and `numbers`, in the order in which they stand."""
        amount_ids, date_ids = self.facts.of(Amounts).ids(), self.facts.of(Dates).ids()
        sentences: list[Sentence] = []
        numbers: list[Number] = []
        on_page: Counter[int] = Counter()
        placed = [(places, read) for read in self._found if (places := read.places)]
        placed.sort(key=lambda pair: (pair[0][0].page, pair[0][0].start, pair[1].saying.is_link))
        for places, read in placed:
            page = places[0].page
            on_page[page] += 1
            here = [place for place in places if place.page == page]
            sentence = Sentence(
                id=f"{self.facts.document_id}:p{page}:s{on_page[page]}",
                document_id=self.facts.document_id,
                page=page,
                kind="link" if read.saying.is_link else read.passage.kind,
                text=read.saying.text,
                start=here[0].start,
                end=here[-1].end,
            )
            sentences.append(sentence)
            numbers += self._numbers(read, sentence, places, amount_ids, date_ids)
        return {"sentences": sentences, "numbers": numbers}

    def _numbers(
        self,
        read: _ReadSentence,
        sentence: Sentence,
        places: Sequence[PageSpan],
        amount_ids: Sequence[str],
        date_ids: Sequence[str],
    ) -> Iterator[Number]:
        saying = read.saying
        shift = 0 if saying.is_link else saying.start
        for count, said in enumerate(saying.numbers, start=1):
            spot = places if saying.is_link else read.passage.places(said.start, said.end) or places
            here = [place for place in spot if place.page == spot[0].page]
            # Those of an address are no amounts of the text.
            record = None if saying.is_link else said.reading
            columns: dict[str, Any] = _links(said.kind, record, read, amount_ids, date_ids)
            columns |= {**self.facts.layout.box(spot), **self.facts.layout.reliance(spot)}
            yield Number(
                id=f"{sentence.id}:n{count}",
                sentence_id=sentence.id,
                document_id=self.facts.document_id,
                page=here[0].page,
                kind=said.kind,
                text=" ".join(said.text.split()),
                value=said.value,
                low=said.low,
                high=said.high,
                place=said.place,
                unit=said.unit,
                noun=said.noun,
                qualifier=said.qualifier,
                char_start=said.start - shift,
                char_end=said.end - shift,
                start=here[0].start,
                end=here[-1].end,
                **columns,
            )


def _links(
    kind: NumberKind,
    record: int | None,
    read: _ReadSentence,
    amount_ids: Sequence[str],
    date_ids: Sequence[str],
) -> dict[str, Any]:
    """The column that names the amount or date that a number is; none for others."""
    if record is None:
        return {}
    if kind == "money":
        return {"amount_id": amount_ids[read.amounts[record]]}
    return {"date_id": date_ids[read.dates[record]]}
