"""Which texts repeat another: found of those that were read since the last build, and known of the others."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from pipeline.records.layout import TextSignature
from pipeline.stages.ledger import Ledger
from pipeline.stages.near_copies import near_others, near_some, packed_keys, repeated_texts
from pipeline.stages.receipts import digest

REPEATS = "repeats"
"""Under this name the ledger has which texts repeat another, as long as the texts are the same."""

COMPARED = "texts compared"
"""And under this one which texts those were, for a build that has some more."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a document: when that was accepted, and the digest of its signature, if it has one."""

    document_id: str
    added_at: str
    signature: str | None


Signatures = Callable[[str], Iterable[TextSignature]]


def find_repeats(texts: Sequence[ReadText], ledger: Ledger, signatures: Signatures) -> dict[str, str]:
    """Documents that hold the text of another in another format, and which.

    Args:
        texts: those that were read, in the order of the documents.
        ledger: keeps what was found.
        signatures: gives the signature of a document's text, if it has one.
    """
    key = digest([astuple(text) for text in texts])

    def find() -> str:
        found = _found(texts, ledger, signatures)
        ledger.remember(COMPARED, "", json.dumps([[astuple(text) for text in texts], found]))
        return json.dumps(found)

    repeats: dict[str, str] = json.loads(ledger.answer(REPEATS, key, find))
    return repeats


def _found(texts: Sequence[ReadText], ledger: Ledger, signatures: Signatures) -> dict[str, str]:
    keys = _keys(texts, ledger, signatures)
    before, kept = _compared(ledger)
    new = {text.document_id for text in texts if text not in before}
    if _only_follow(texts, new, before):
        near = near_some(keys, new) - kept.keys()
    else:
        new, kept, near = {*keys}, {}, near_others(keys)
    added = {text.document_id: text.added_at for text in texts}
    compared = [(id_, signature) for id_ in keys if id_ in near for signature in signatures(id_)]
    found = repeated_texts(compared, added)
    return kept | {id_: original for id_, original in found.items() if id_ in new}


def _only_follow(texts: Sequence[ReadText], new: Collection[str], before: Collection[ReadText]) -> bool:
    """Whether all texts of before are there, and were accepted before every new one.

    A text repeats one that was accepted before it: what is known of those of before then holds.
    """
    if not before or len(texts) - len(new) != len(before):
        return False
    last = max(text.added_at for text in before)
    return all(text.added_at > last for text in texts if text.document_id in new)


def _compared(ledger: Ledger) -> tuple[set[ReadText], dict[str, str]]:
    """The texts of which the ledger knows, and which of them repeat another."""
    known = ledger.recall(COMPARED, "")
    if known is None:
        return set(), {}
    texts, repeats = json.loads(known)
    return {ReadText(*text) for text in texts}, repeats


def _keys(texts: Sequence[ReadText], ledger: Ledger, signatures: Signatures) -> Mapping[str, bytes]:
    """By document, the keys by which its text would meet those that may repeat it; they are kept."""
    known, keys, found = ledger.text_keys(), {}, {}
    for text in texts:
        id_ = text.document_id
        left = known.pop(id_, None)
        if left is None or left[0] != text.signature:
            own = b"".join(packed_keys(signature) for signature in signatures(id_))
            left = found[id_] = (text.signature or "", own)
        keys[id_] = left[1]
    ledger.keep_text_keys(found, known.keys())
    return keys
