"""Documents that were cut, overwritten and shuffled, taken through every stage and every check."""

from __future__ import annotations

import io
import random
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

from pipeline.archive.load import Folder, load_archive
from pipeline.checks.audit import CheckingHere, audit_archive
from pipeline.readers.source import UnreadableError
from pipeline.records import Word
from pipeline.records.files import load_records
from pipeline.stages import documents
from pipeline.stages.documents import record_failure
from pipeline.stages.inventory import RawFile
from pipeline.stages.outputs import file_digest
from pipeline.stages.settings import Settings
from tests.conftest import RAW
from tests.hostile import SENTENCES, mutated, texts
from tests.readers.office_files import docx, number_cell, opendocument, text_cell, xlsx

SETTINGS = Settings()


def office_samples() -> dict[str, bytes]:
    """Small office files and a message, of which the members are damaged as well as the whole."""
    told = [*SENTENCES, "La convention a été signée le 3 mars 2023 pour 12 000 000 FCFA."]
    rows = "".join(
        f'<row r="{n}">{text_cell(f"A{n}", f"Volet {n}")}{number_cell(f"B{n}", str(n * 1000))}</row>'
        for n in range(1, 6)
    )
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "Comité", "a@b.c", "Fri, 3 Mar 2023 10:00:00 +0100"
    message.set_content("\n".join(told))
    message.add_attachment(told[0].encode(), "text", "plain", filename="note.txt")
    return {
        "lettre.docx": docx("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in told)),
        "budget.xlsx": xlsx({"Budget": f"<sheetData>{rows}</sheetData>"}),
        "note.odt": opendocument("text", "".join(f"<text:p>{text}</text:p>" for text in told)),
        "message.eml": bytes(message),
    }


def samples(*, pdf: bool) -> dict[str, bytes]:
    """What is mutated, by name: our sample documents, office files, and texts that mean no good."""
    found = {path.name: path.read_bytes() for path in sorted(RAW.iterdir()) if path.is_file()}
    found |= office_samples()
    found |= {name: text.encode("utf-8", "surrogatepass") for name, text in texts(1_500)}
    return {name: data for name, data in found.items() if pdf or not name.endswith(".pdf")}


def mutant(samples: dict[str, bytes], number: int) -> tuple[str, bytes]:
    """One of the samples, damaged, or one of its members; the same number gives the same file."""
    random_ = random.Random(number)
    names = sorted(samples)
    name = names[number % len(names)]
    data = samples[name]
    if data.startswith(b"PK") and random_.random() < 0.7:
        return name, _with_damaged_member(data, random_)
    return name, mutated(data, random_)


def _with_damaged_member(data: bytes, random_: random.Random) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        chosen = random_.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, mutated(content, random_) if name == chosen else content)
    return buffer.getvalue()


def work_through(name: str, data: bytes, folder: Path) -> bool:
    """Take a file through reading, tables and entities; gives whether it could be read."""
    folder.mkdir(parents=True)
    path = folder / f"source{Path(name).suffix}"
    path.write_bytes(data)
    entry = RawFile(id=folder.name, name=name, path=path, sha256=file_digest(path))
    try:
        documents.read_document(entry, folder, SETTINGS)
    except UnreadableError as error:
        record_failure(entry, folder, str(error))
        return False
    documents.extract_document_tables(entry, folder, SETTINGS)
    documents.extract_document_entities(entry, folder, SETTINGS)
    return True


def audit(folders: Sequence[Path]) -> int:
    """Load what was left in folders into one archive and run every check; gives how many checks it holds."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        load_archive(db, [Folder(folder) for folder in folders])
        words = CheckingHere(words=lambda id_: load_records(_of(folders, id_), "words", Word))
        audit_archive(db, checking=words)
        (count,) = db.execute("SELECT count(*) FROM checks").fetchone()
    return int(count)


def _of(folders: Sequence[Path], document_id: str) -> Path:
    return next(folder for folder in folders if folder.name == document_id)
