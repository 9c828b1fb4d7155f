"""What newcomers add, each as they would write it: files of their own, and lines in a registry."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from pathlib import Path

FUTURE = "from __future__ import annotations\n"
"""What imports stand behind."""


@dataclass(frozen=True)
class Addition:
    """What somebody adds: new files, and lines put behind others, each by its path below `pipeline/`.

    `row` is the first cell of the row of CONTRIBUTING.md that says how.
    """

    row: str
    files: dict[str, str] = field(default_factory=dict)
    lines: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def make(self, package: Path) -> None:
        """Write it into a copy of the package."""
        for name, content in self.files.items():
            (package / name).parent.mkdir(parents=True, exist_ok=True)
            (package / name).write_text(textwrap.dedent(content).lstrip(), encoding="utf-8")
        for name, added in self.lines.items():
            text = (package / name).read_text(encoding="utf-8")
            for before, line in added:
                assert text.count(before) == 1, f"{name} has {before!r} {text.count(before)} times"
                text = text.replace(before, f"{before}{line}\n")
            (package / name).write_text(text, encoding="utf-8")


FORMAT = Addition(
    "a format",
    {
        "readers/deck.py": '''
            """Decks: a ZIP file with one text a slide."""

            from pipeline.readers.office import open_package
            from pipeline.readers.page_text import PageText, reading_of
            from pipeline.readers.source import Source
            from pipeline.records import Reading


            def read_deck(source: Source) -> Reading:
                """Read a deck, one page a slide."""
                with open_package(source.path) as package:
                    names = sorted(name for name in package.names if name.startswith("deck/"))
                    slides = [package.read(name) for name in names]
                pages = []
                for number, slide in enumerate(slides, 1):
                    page = PageText(source.id, number)
                    page.add_block("paragraph", (slide or b"").decode())
                    pages.append(page)
                return reading_of(source.document("application/x-deck", n_pages=len(pages)), pages)
        '''
    },
    {
        "readers/__init__.py": (
            ("READERS: dict[str, str] = {\n", '    "application/x-deck": "pipeline.readers.deck:read_deck",'),
        ),
        "readers/formats.py": (("ZIP_MEMBERS: dict[str, str] = {\n", '    "deck/": "application/x-deck",'),),
    },
)

CHECK = Addition(
    "a check",
    {
        "checks/tables/paid_in_parts.py": '''
            """Parts in which a sum is paid, against the sum that the line above them says."""

            import re
            from collections.abc import Iterator

            from pipeline.checks.kit.archive import Facts
            from pipeline.checks.kit.figures import total_of
            from pipeline.checks.kit.intervals import sum_of
            from pipeline.checks.kit.results import CONTRADICTS, Result, compare, result
            from pipeline.checks.kit.wording import quantity, say

            PART = re.compile(r"(?i)acompte")


            def check_paid_in_parts(facts: Facts) -> Iterator[Result]:
                """Parts: do the rows called so add up to the first row of their table?

                The first row is the sum, the others its parts.
                """
                for view in facts.data_tables:
                    for column in view.numeric:
                        figures = [f for row in view.body_rows if (f := view.figure(row.get(column)))]
                        labels = [row[min(row)].text for row in view.body_rows]
                        if len(figures) > 2 and all(map(PART.match, labels[1:])):
                            whole, parts = figures[0], figures[1:]
                            reach = sum_of(part.reach for part in parts)
                            verdict = compare(whole, total_of(parts), reach, otherwise=CONTRADICTS)
                            words = say("The parts come to {sum}.", sum=quantity(total_of(parts)))
                            said = total_of(parts)
                            yield result("paid_in_parts", whole, words, verdict, computed=said, figures=parts)
        '''
    },
    {
        "checks/__init__.py": (
            (FUTURE, "from pipeline.checks.tables.paid_in_parts import check_paid_in_parts"),
            (
                "DOCUMENT_CHECKS: dict[str, Callable[[Facts], Iterator[Result]]] = {\n",
                '    "paid_in_parts": check_paid_in_parts,',
            ),
        ),
        "checks/names.py": (
            ("CHECK_NAMES: dict[str, str] = {\n", '    "paid_in_parts": N_("sum paid in parts"),'),
        ),
        "locale/fr/LC_MESSAGES/checks.po": (
            (
                'msgid "Twice: {twice}."\nmsgstr "En double : {twice}."\n',
                '\nmsgid "The parts come to {sum}."\nmsgstr "Les parts font {sum}."',
            ),
        ),
        "locale/fr/LC_MESSAGES/check_names.po": (
            (
                'msgid "total of a column"\nmsgstr "total d’une colonne"\n',
                '\nmsgid "sum paid in parts"\nmsgstr "somme payée en parts"',
            ),
        ),
    },
)

CURRENCY = Addition(
    "a word for a currency",
    lines={"language/fr/currencies.py": (("    names={\n", '        "ISK": "couronne de glace",'),)},
)

LANGUAGE = Addition(
    "a language",
    {
        "language/it/__init__.py": '''
            """Italian."""

            from decimal import Decimal

            from pipeline.language.lexicon import Lexicon
            from pipeline.language.money_words import CurrencyWords, MoneyWords, NumberWords

            LEXICON = Lexicon(
                code="it",
                stop_words=frozenset({"di"}),
                numbers=NumberWords(cardinals={"due": 2}, scales={"milioni": Decimal(10**6)}),
                currencies=CurrencyWords(names={"USD": "dollari"}),
                money=MoneyWords(of="di "),
            )
        '''
    },
    {"language/__init__.py": (("LANGUAGES = (\n", '    "it",'),)},
)

CORRECTION = Addition(
    "a kind of value that can be corrected",
    lines={
        "corrections/kinds.py": (
            ("    Agreement,\n    AgreementParty,\n    Amount,\n    CalendarDate,\n", "    Acronym,"),
            (
                "KINDS: dict[str, Kind] = {\n",
                '    "acronyms": Kind("entities", Acronym, lambda it: it.acronym, frozenset({"expansion"})),',
            ),
        ),
        "records/organisations.py": (
            (
                '    expansion: str = described("What it stands for")\n',
                "    corrected_from: dict[str, str] | None = corrected_from_column()",
            ),
            (
                '    acronym: str = described("Acronym as printed", index=True)\n',
                "    corrected_by: str | None = corrected_by_column()",
            ),
        ),
        "serve/desk/forms.py": (
            ("FIELDS: dict[str, tuple[str, ...]] = {\n", '    "acronyms": ("expansion",),'),
        ),
    },
)

FIELD = Addition(
    "a field of the page view",
    lines={
        "serve/templates/page.html": (
            (
                "number=view.number, count=numbers|length) }}</h1>\n",
                '    <p class="quiet">{{ _("Signs: %(count)s", count=view.page.text|length|number) }}</p>',
            ),
        ),
        "locale/fr/LC_MESSAGES/reading_room.po": (
            (
                'msgid "Next page"\nmsgstr "Page suivante"\n',
                '\nmsgid "Signs: %(count)s"\nmsgstr "Signes : %(count)s"',
            ),
        ),
    },
)

EXTRACTOR = Addition(
    "an extractor",
    {
        "entities/telephones.py": '''
            """Numbers of telephones."""

            import re
            from typing import Any

            from pipeline.entities.extractors import DocumentFacts, Extractor, Placing
            from pipeline.entities.marks import text_of
            from pipeline.entities.numbering import Numbered
            from pipeline.records.telephones import Telephone

            NUMBER = re.compile(r"[+]223[ 0-9]+[0-9]")


            class Telephones(Extractor):
                """Numbers of telephones, in prose."""

                finds = "numbers of telephones"
                records = ("telephones",)
                leaves = ("telephones",)

                def __init__(self, facts: DocumentFacts) -> None:
                    super().__init__(facts)
                    self._found: Numbered[Telephone] = Numbered(facts.document_id, "t")

                @staticmethod
                def mark(doc: Any) -> None:
                    """Fill `doc._.telephones`."""
                    doc._.telephones = tuple(m.span() for m in NUMBER.finditer(text_of(doc)))

                def write(self, doc: Any, place: Placing) -> None:
                    """Take those of a passage."""
                    for start, end in doc._.telephones:
                        where, columns = place(start, end)
                        of = self.facts.document_id
                        told = Telephone(id="", document_id=of, page=where[0], text=columns["text"])
                        self._found.add(told, *where)

                def written(self) -> dict[str, list[Any]]:
                    """`telephones`."""
                    return {"telephones": self._found.facts()}
        ''',
        "records/telephones.py": '''
            """Telephones."""

            from pipeline.records.record import Record
            from pipeline.records.schema import described
            from pipeline.records.shared_columns import document_column, page_column, text_column


            class Telephone(Record):
                """A number of a telephone as printed."""

                id: str = described("`<document>:p<page>:t<number>`")
                document_id: str = document_column()
                page: int = page_column()
                text: str = text_column()
        ''',
    },
    {
        "entities/registry.py": (
            (FUTURE, "from pipeline.entities.telephones import Telephones"),
            ("EXTRACTORS: dict[str, type[Extractor]] = {\n", '    "telephones": Telephones,'),
        ),
        "records/__init__.py": (
            (
                "from pipeline.records.tables import Cell, Table, TableColumn\n",
                "from pipeline.records.telephones import Telephone",
            ),
            ('    "amounts": Amount,\n', '    "telephones": Telephone,'),
        ),
        "records/entities.py": (
            (FUTURE, "from pipeline.records.telephones import Telephone"),
            (
                "    amounts: list[Amount] = field(default_factory=list)\n",
                "    telephones: list[Telephone] = field(default_factory=list)",
            ),
        ),
    },
)

FINDER = Addition(
    "a way to find tables",
    {
        "tables/announced.py": '''
            """Tables that a newcomer finds."""

            from collections.abc import Iterator
            from dataclasses import replace

            from pipeline.tables.candidates import Candidate
            from pipeline.tables.layout import Layout
            from pipeline.tables.unruled import find_unruled


            def find_announced(layout: Layout) -> Iterator[Candidate]:
                """What stands in columns, under another name."""
                for candidate in find_unruled(layout):
                    yield replace(candidate, finder="announced")
        '''
    },
    {
        "tables/verdicts.py": (
            (FUTURE, "from pipeline.tables.announced import find_announced"),
            (
                "FINDERS: dict[str, Callable[[Layout], Iterator[Candidate]]] = {\n",
                '    "announced": find_announced,',
            ),
        ),
    },
)

VIEW = Addition(
    "a view",
    {
        "archive/views/pages_by_language.sql": """
            -- How many pages there are in each language.
            SELECT documents.language, count(*) AS pages
            FROM documents JOIN pages ON pages.document_id = documents.id
            GROUP BY documents.language
        """
    },
    {
        "archive/views/__init__.py": (
            (
                "VIEWS: dict[str, Query] = {\n",
                '    "pages_by_language": load_query(FOLDER / "pages_by_language.sql"),',
            ),
        ),
    },
)

EXPORT = Addition(
    "an export",
    {
        "export/plain_text.py": '''
            """Plain text: the title of each document on a line."""

            from pathlib import Path

            from pipeline.export.source import OpenArchive


            def write_plain_text(source: OpenArchive, folder: Path) -> list[Path]:
                """Write `documents.txt`."""
                path = folder / "documents.txt"
                path.write_text("\\n".join(source.documents), encoding="utf-8")
                return [path]
        '''
    },
    {
        "export/__init__.py": (
            (FUTURE, "from pipeline.export.plain_text import write_plain_text"),
            (
                "FORMATS: dict[str, Format] = {\n",
                '    "txt": Format("the documents, a line each", write_plain_text),',
            ),
        ),
    },
)

ADDITIONS = {
    "format": FORMAT,
    "check": CHECK,
    "currency": CURRENCY,
    "language": LANGUAGE,
    "correction": CORRECTION,
    "field": FIELD,
    "extractor": EXTRACTOR,
    "finder": FINDER,
    "view": VIEW,
    "export": EXPORT,
}
