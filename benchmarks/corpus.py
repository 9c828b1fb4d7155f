"""Made-up documents to measure with: two pages each, in French, every text its own.

    .venv/bin/python -m benchmarks.corpus FOLDER --documents 100

Each has a heading, some 600 words in which sums, dates, organisations and agreements stand as they do in the
bulletins of the field, a table with a total, and names that other documents share. The same number always
gives the same document, so that a larger corpus holds the smaller one.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import reportlab.rl_config
from babel.dates import get_month_names
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

PLACES = [
    "Gao",
    "Mopti",
    "Kayes",
    "Ségou",
    "Sikasso",
    "Tombouctou",
    "Kidal",
    "Ménaka",
    "Koulikoro",
    "Taoudénit",
]
MONTHS = list(get_month_names("wide", locale="fr").values())
DONORS = [
    "la Suisse",
    "l'Union européenne",
    "la Banque mondiale",
    "le Luxembourg",
    "la GIZ",
    "l'Agence française de développement",
    "le Canada",
    "le PNUD",
    "l'UNICEF",
    "la Banque africaine de développement",
]
HEADS = ["Association", "ONG", "Coopérative", "Fédération", "Union", "Réseau", "Groupement", "Mutuelle"]
SUBJECTS = [
    "des femmes transformatrices",
    "des jeunes entrepreneurs",
    "des éleveurs",
    "des maraîchers",
    "des pêcheurs",
    "pour la santé communautaire",
    "pour l'accès à l'eau",
    "pour l'éducation de base",
    "des artisans du cuir",
    "des producteurs de mil",
    "pour la paix et le dialogue",
    "des usagers des forages",
]
WORKS = [
    "la construction de {n} forages",
    "la réhabilitation de {n} salles de classe",
    "la formation de {n} relais",
    "l'équipement de {n} centres de santé",
    "l'aménagement de {n} hectares de périmètres irrigués",
    "l'ouverture de {n} kilomètres de pistes rurales",
    "la dotation de {n} ménages en semences",
]
PLAIN = [
    "Les habitants ont dit leur satisfaction de voir les travaux avancer malgré la saison des pluies.",
    "Le comité de suivi se réunit chaque trimestre pour examiner les rapports des équipes de terrain.",
    "Cette approche repose sur la participation des communautés et sur le rôle des collectivités.",
    "Les enseignements tirés des années passées ont conduit à revoir le calendrier des activités.",
    "L'accès aux zones les plus éloignées reste difficile, et plusieurs missions ont dû être reportées.",
    "Les services techniques de l'État accompagnent les bénéficiaires dans la gestion des équipements.",
    "La prochaine étape consistera à transférer la gestion des ouvrages aux usagers eux-mêmes.",
]
LOOSE = [
    "eau",
    "marché",
    "chantier",
    "récolte",
    "école",
    "piste",
    "commune",
    "village",
    "comité",
    "budget",
    "atelier",
    "visite",
    "semence",
    "puits",
    "digue",
    "barrage",
    "troupeau",
    "jardin",
    "dispensaire",
    "registre",
    "conseil",
    "réunion",
    "équipe",
    "mission",
    "rapport",
    "fonds",
    "outil",
    "moulin",
    "grenier",
    "route",
    "pont",
    "berge",
]


def number(value: int) -> str:
    return f"{value:,}".replace(",", " ")


class Writer:
    """The text of one made-up document."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.draw = random.Random(seed)
        self.place = self.draw.choice(PLACES)
        self.year = self.draw.randint(2015, 2024)
        self.month = self.draw.randrange(12)

    def organisation(self) -> str:
        return f"{self.draw.choice(HEADS)} {self.draw.choice(SUBJECTS)} de {self.draw.choice(PLACES)}"

    def day(self) -> str:
        return f"{self.draw.randint(2, 28)} {self.draw.choice(MONTHS)} {self.year}"

    def money(self) -> str:
        draw = self.draw
        return draw.choice(
            [
                f"{number(draw.randint(5_000, 900_000) * 1_000)} FCFA",
                f"{draw.randint(2, 90)} millions de FCFA",
                f"{number(draw.randint(10, 900) * 1_000)} euros",
                f"{draw.randint(1, 9)},{draw.randint(1, 9)} millions de dollars",
            ]
        )

    def agreement(self) -> str:
        draw = self.draw
        work = draw.choice(WORKS).format(n=draw.randint(3, 60))
        return (
            f"Le {self.day()}, {draw.choice(DONORS)} et l'{self.organisation()} ont signé une convention de "
            f"financement de {self.money()} pour {work} dans la région de {draw.choice(PLACES)}. "
            f"Le projet durera {draw.randint(6, 36)} mois."
        )

    def result(self) -> str:
        draw = self.draw
        return (
            f"À {draw.choice(PLACES)}, {draw.randint(20, 900)} femmes et {draw.randint(20, 900)} jeunes ont "
            f"été formés entre {draw.choice(MONTHS)} et décembre {self.year} par l'{self.organisation()}, "
            f"grâce à un appui de {self.money()}."
        )

    def aside(self) -> str:
        """A sentence that no other document has, without a name or a figure."""
        words = self.draw.sample(LOOSE, 6)
        return (
            f"Pour chaque {words[0]}, le {words[1]} et la {words[2]} ont été vus ensemble, puis le "
            f"{words[3]} a suivi la {words[4]} sans attendre le {words[5]}."
        )

    def paragraph(self) -> str:
        draw = self.draw
        kinds = [self.agreement, self.result, lambda: draw.choice(PLAIN), self.aside, self.aside]
        return " ".join(draw.choice(kinds)() for _ in range(4))

    def rows(self) -> list[list[str]]:
        values = [self.draw.randint(1_000, 90_000) * 1_000 for _ in range(6)]
        head = [["Bénéficiaire", "Région", "Montant (FCFA)"]]
        lines = [[self.organisation(), self.draw.choice(PLACES), number(value)] for value in values]
        return [*head, *lines, ["Total", "", number(sum(values))]]

    def flow(self) -> Iterator[Flowable]:
        styles = getSampleStyleSheet()
        title = f"Bulletin de {self.place} n° {self.seed}, {MONTHS[self.month]} {self.year}"
        yield Paragraph(title, styles["Title"])
        for part in range(4):
            yield Paragraph(f"{part + 1}. {self.draw.choice(SUBJECTS).capitalize()}", styles["Heading2"])
            for _ in range(2):
                yield Paragraph(self.paragraph(), styles["BodyText"])
            if part == 1:
                yield Paragraph(f"Tableau 1 : appuis dans la région de {self.place}", styles["BodyText"])
                # The organisations of a row are long: they are broken in their cell.
                rows = [[Paragraph(cell, styles["BodyText"]) for cell in row] for row in self.rows()]
                grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
                yield Table(rows, colWidths=[260, 90, 110], style=grid)
                yield Spacer(1, 8)


def write_document(path: Path, seed: int) -> None:
    """Draw one made-up document as a PDF of two pages."""
    reportlab.rl_config.invariant = 1
    SimpleDocTemplate(str(path), pagesize=A4).build(list(Writer(seed).flow()))


def write_corpus(folder: Path, documents: int) -> None:
    """Draw the first so many made-up documents, in folders of a hundred; those that are there stay."""
    for seed in range(documents):
        path = folder / f"{seed // 100:03}" / f"bulletin-{seed:05}.pdf"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_document(path, seed)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100)
    given = parser.parse_args()
    write_corpus(given.folder, given.documents)


if __name__ == "__main__":
    main()
