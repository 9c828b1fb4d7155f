"""Files that mean no good, and files that are no longer whole: what a folder may hold."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

RUNS = {
    "dashes": "-",
    "stars": "*",
    "brackets": "(",
    "francs": "FCFA ",
    "digits": "1",
    "grouped": "1 000 ",
    "dots": "1.",
    "percent": "12 % ",
    "dates": "le 3 mars ",
    "years": "2023-",
    "millions": "millions de ",
    "letters": "a",
    "capitals": "A",
    "names": "Aa ",
    "acronyms": "(ABC) ",
    "spaces": "  ",
    "tabs": "\t",
    "lines": "\n",
    "quotes": "« ",
    "bullets": "• ",
    "of": "de la ",
    "and": "et ",
    "commas": ", ",
    "states": "Mali, ",
    "combining": "e\u0301",
    "zero": "\u200b",
    "rtl": "\u202e",
    "nul": "\0",
    "addresses": "a@b.c ",
    "links": "http://a.b/",
    "convention": "convention n° 1-",
    "slashes": "/",
    "euros": "€",
}
"""Runs of one thing, which a pattern may divide in so many ways that it never ends."""

SENTENCES = (
    "The World Bank granted Cameroon 50 million dollars.",
    "Le 31 février 2023, le 2023-02-30 et en 2020-13, 0 FCFA et -0 euros.",
    "La convention n° 2020-13 a été signée le 29/02/2023 pour 99999999999999999999999999999999 FCFA.",
    "Total : 1e400 euros, NaN %, ∞ dollars, ½ million, ٣٤٥ FCFA, ⅷ mois, ² ans.",
    "Durée : 999999999999 mois à compter du 31 décembre 9999, jusqu'au 1er janvier 0000.",
)


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Texts by name: runs of one thing, with and without an end; sentences with impossible values."""
    for name, unit in RUNS.items():
        run = unit * (size // len(unit))
        yield f"run-{name}.txt", f"Compte rendu\n\n{run}\0x\n\nLe projet coûte 3 millions de FCFA.\n"
    yield "impossible.txt", "\n\n".join(SENTENCES)
    yield (
        "impossible.md",
        f"---\ndate: 2023-13-45\ntitle: {'x' * size}\n---\n# T\n\n" + "\n\n".join(SENTENCES),
    )
    yield "deep.md", "> " * (size // 20) + "fin\n\n" + "- " * (size // 20) + "fin\n"
    yield (
        "date.html",
        (
            '<html><head><meta name="date" content="2023-02-30"><title>T</title></head><body><p>'
            + "</p><p>".join(SENTENCES)
            + "</p></body></html>"
        ),
    )
    for tag in ("div", "table><tr><td", "ul><li", "b", "blockquote"):
        yield (
            f"deep-{tag[:5].rstrip('><')}.html",
            f"<{tag}>" * (size // 10) + "Le fond coûte 3 millions de FCFA.",
        )
    yield (
        "spans.html",
        '<table><tr><td colspan="99999999" rowspan="99999999">1</td></tr><tr><td>2</td></tr></table>',
    )
    yield "entities.html", "<p>" + "&#x110000;&#0;&bogus;" * (size // 20) + " texte</p>"
    rows = "\n".join(f"{n};{n}.000;Total;2023-02-30" for n in range(size // 20))
    yield "long.csv", f"N;Montant FCFA;Quoi;Date\n{rows}\n"
    yield "wide.csv", ";".join(str(n) for n in range(size // 10)) + "\n" + ";".join("1" * (size // 10)) + "\n"
    yield "quote.csv", 'a;b\n"jamais fermé;' + "x\n" * (size // 2)
    yield (
        "mail.eml",
        "From: a@b.c\nSubject: =?utf-8?q?" + "=C3" * 400 + "?=\nDate: 31 Feb 2023\n\n" + SENTENCES[0],
    )
    yield (
        "mail.mbox",
        "".join(f"From a@b.c Sat Feb 30 2023\nSubject: {n}\n\nCoût : {n} FCFA\n\n" for n in range(9)),
    )
    yield (
        "iati.xml",
        '<?xml version="1.0"?><iati-activities version="2.03"><iati-activity/></iati-activities>',
    )
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    yield "laughs.xml", f'<?xml version="1.0"?><!DOCTYPE l [{laughs}]><l>&l11;</l>'


def archives() -> Iterator[tuple[str, bytes]]:
    """Office files that unpack to more than a machine holds, or to names that lead elsewhere."""
    for name, member, content in (
        ("bomb.docx", "word/document.xml", b"<w>" + b" " * 40_000_000),
        ("bomb.xlsx", "xl/workbook.xml", b" " * 40_000_000),
        ("escape.odt", "../../escape.txt", b"out"),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("[Content_Types].xml", b"<Types/>")
            file.writestr(member, content)
        yield name, out.getvalue()
    message = EmailMessage()
    message["Subject"] = "Pièces jointes"
    message.set_content("Voir les pièces.")
    for name in ("../../up.txt", "a\tb.txt", "x" * 300 + ".txt", "same.txt", "same.txt"):
        message.add_attachment(b"Le puits a co\xfbt\xe9 3 millions de FCFA.", "text", "plain", filename=name)
    yield "attached.eml", bytes(message)


NAMES = (
    "two\nlines.txt",
    "tab\t.txt",
    "-rf.txt",
    " .txt",
    "….txt",
    "'; DROP TABLE x;--.txt",
    "<b>&amp;.txt",
    "\u202egnp.txt",
    "e\u0301te\u0301.txt",
    "été.txt",
    "CON.txt",
    "x" * 240 + ".txt",
    "no suffix",
    ".hidden",
)
"""Names that a file may have."""


def mutated(data: bytes, random_: random.Random) -> bytes:
    """A file that was cut, overwritten, doubled or shuffled in a few places."""
    changed = bytearray(data)
    for _ in range(random_.choice((1, 3, 20))):
        if not changed:
            break
        at, length = random_.randrange(len(changed)), random_.choice((1, 8, 200))
        match random_.randrange(5):
            case 0:
                del changed[at : at + length]
            case 1:
                changed[at : at + length] = random_.randbytes(length)
            case 2:
                changed[at:at] = changed[at : at + length]
            case 3:
                changed[at] ^= 1 << random_.randrange(8)
            case _:
                del changed[max(at, 1) :]
    return bytes(changed)


def write_hostile_files(
    folder: Path, samples: Path, *, size: int = 16_000, mutations: int = 20, seed: int = 1
) -> int:
    """Put all of them into a folder, with so many mutations of each sample; gives how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0

    def write(name: str, data: bytes) -> None:
        nonlocal count
        (folder / name).write_bytes(data)
        count += 1

    for name, text in texts(size):
        write(name, text.encode("utf-8", "surrogatepass"))
    for name, data in archives():
        write(name, data)
    for number, name in enumerate(NAMES):
        write(name, f"Le puits n° {number} a coûté {number + 1} millions de FCFA en 2023.\n".encode())
    random_ = random.Random(seed)
    for sample in sorted(samples.iterdir()):
        if sample.is_file():
            data = sample.read_bytes()
            for number in range(mutations):
                write(f"mutated-{number}-{sample.name}", mutated(data, random_))
    return count
