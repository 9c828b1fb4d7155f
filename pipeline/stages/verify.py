"""Every file of results against the digest that was taken when it was written."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.archive.swap import ARCHIVE
from pipeline.stages.archive import forget_archive, is_sound
from pipeline.stages.run import Corpus


def verify(corpus: Corpus) -> Iterator[str]:
    """Files that are gone or not as they were left, one line each; the next build makes them anew."""
    for entry in corpus.entries:
        folder = corpus.folder(entry)
        for stage, receipt in list(corpus.ledger.of(entry.id).items()):
            spoilt = receipt.spoilt(folder, by_digest=True)
            yield from (f"{folder / name}: not as `{stage}` left it" for name in spoilt)
            if spoilt:
                corpus.ledger.forget(entry.id, stage)
    if (corpus.out / ARCHIVE).exists() and not is_sound(corpus.out):
        yield f"{corpus.out / ARCHIVE}: not as it was built"
        forget_archive(corpus.out)
