"""Everything personal in a page's text: what each finder gives, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.redaction.addresses import find_addresses, find_births
from pipeline.redaction.lists import find_enumerated, find_listed
from pipeline.redaction.naming import whole_name
from pipeline.redaction.numbers import (
    find_accounts,
    find_e_mails,
    find_identities,
    find_listed_telephones,
    find_telephones,
)
from pipeline.redaction.passages import Passage, Personal
from pipeline.redaction.persons import (
    find_beside_contacts,
    find_conjoined,
    find_known,
    find_labelled,
    find_led,
    find_modelled,
    find_signed,
    find_titled,
)

Finder = Callable[[Passage], Iterator[Personal]]

FINDERS: dict[str, Finder] = {
    "e-mails": find_e_mails,
    "telephones": find_telephones,
    "listed telephones": find_listed_telephones,
    "accounts": find_accounts,
    "identities": find_identities,
    "births": find_births,
    "addresses": find_addresses,
    "titled": find_titled,
    "led": find_led,
    "labelled": find_labelled,
    "listed": find_listed,
    "enumerated": find_enumerated,
    "signed": find_signed,
    "contacts": find_beside_contacts,
    "known": find_known,
    "modelled": find_modelled,
}
"""What finds something personal; a new finder is one file and one line here."""


def find_personal(passage: Passage) -> list[Personal]:
    """Everything personal in a page's text, in order; what overlaps stays, for each says its own."""
    found = {_whole(passage, personal) for finder in FINDERS.values() for personal in finder(passage)}
    found |= set(find_conjoined(passage, found))
    return sorted(found, key=lambda personal: (personal.start, -personal.end, personal.basis))


def _whole(passage: Passage, personal: Personal) -> Personal:
    """A person with all of the name: a finder may have seen a part of it."""
    if personal.kind != "person":
        return personal
    start, end = whole_name(passage, personal.start, personal.end)
    return replace(personal, start=start, end=end)


def joined(found: Sequence[Personal]) -> list[tuple[int, int]]:
    """The stretches that are covered, without overlaps."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((personal.start, personal.end) for personal in found):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans
