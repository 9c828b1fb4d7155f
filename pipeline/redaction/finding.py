"""Everything personal in a page's text: what each finder gives, put together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.redaction.addresses import find_addresses, find_births
from pipeline.redaction.beside_persons import find_beside_contacts, find_conjoined
from pipeline.redaction.blocks import find_above_contacts, find_below_names
from pipeline.redaction.forms import find_in_forms
from pipeline.redaction.handles import find_user_names
from pipeline.redaction.identifiers import (
    find_accounts,
    find_e_mails,
    find_identities,
    find_listed_papers,
    find_mobile_money,
)
from pipeline.redaction.initials import find_initials, find_made_by, initials_of
from pipeline.redaction.naming import whole_name
from pipeline.redaction.passages import INITIALS, PagePassage, Personal
from pipeline.redaction.person_lists import (
    find_behind_headers,
    find_enumerated,
    find_in_lists_of_names,
    find_listed,
)
from pipeline.redaction.persons import (
    find_known,
    find_labelled,
    find_led,
    find_modelled,
    find_signed,
    find_single,
    find_titled,
)
from pipeline.redaction.telephones import find_listed_telephones, find_telephones

Finder = Callable[[PagePassage], Iterator[Personal]]
Follower = Callable[[PagePassage, Collection[Personal]], Iterator[Personal]]

FINDERS: dict[str, Finder] = {
    "e-mails": find_e_mails,
    "telephones": find_telephones,
    "accounts": find_accounts,
    "mobile money": find_mobile_money,
    "identities": find_identities,
    "births": find_births,
    "addresses": find_addresses,
    "titled": find_titled,
    "led": find_led,
    "labelled": find_labelled,
    "listed": find_listed,
    "behind headers": find_behind_headers,
    "enumerated": find_enumerated,
    "lists of names": find_in_lists_of_names,
    "signed": find_signed,
    "single": find_single,
    "forms": find_in_forms,
    "made by": find_made_by,
    "known": find_known,
    "modelled": find_modelled,
}
"""What finds something personal; a new finder is one file and one line here."""


FOLLOWERS: dict[str, Follower] = {
    "conjoined": find_conjoined,
    "above contacts": find_above_contacts,
    "contacts": find_beside_contacts,
    "below names": find_below_names,
    "listed telephones": find_listed_telephones,
    "listed papers": find_listed_papers,
    "user names": find_user_names,
    "initials": lambda passage, known: find_initials(passage, initials_of(passage, known)),
}
"""What finds something personal beside what the finders found, one after the other."""


def find_personal(passage: PagePassage) -> list[Personal]:
    """Everything personal in a page's text, in order; what overlaps stays, for each says its own."""
    spans = {_whole(passage, personal) for finder in FINDERS.values() for personal in finder(passage)}
    for follow in FOLLOWERS.values():
        spans |= {_whole(passage, personal) for personal in list(follow(passage, spans))}
    return sorted(spans, key=lambda personal: (personal.start, -personal.end, personal.basis))


def _whole(passage: PagePassage, personal: Personal) -> Personal:
    """A person with all of the name: a finder may have seen a part of it."""
    if personal.kind != "person":
        return personal
    if personal.basis == INITIALS:
        return personal
    start, end = whole_name(passage, personal.start, personal.end)
    return replace(personal, start=start, end=end)


def joined(known: Sequence[Personal]) -> list[tuple[int, int]]:
    """The stretches that are covered, without overlaps."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((personal.start, personal.end) for personal in known):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans
