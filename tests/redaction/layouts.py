"""More documents of our own that hold personal data, in layouts and with names of their own: staff lists,
minutes, lists without rules, boxes of contacts, contracts, scanned letters, mails that answer others.

Names come from languages that redaction has no list of, or are put together from syllables.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from importlib import import_module
from pathlib import Path

import docx
import openpyxl
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.redaction.collection import ORGANISATIONS, Holding, Maker

LOCALES = (
    "pl_PL",
    "ro_RO",
    "tr_TR",
    "id_ID",
    "hr_HR",
    "fi_FI",
    "hu_HU",
    "cs_CZ",
    "sv_SE",
    "zu_ZA",
    "sl_SI",
    "et_EE",
)
"""Languages of which redaction asks Faker nothing."""

OPENING = (
    "Ba",
    "Ko",
    "Sa",
    "Dia",
    "Nyan",
    "Fo",
    "Tchi",
    "Gba",
    "Ma",
    "Zou",
    "Wen",
    "Lé",
    "Ou",
    "Ha",
    "Mbo",
    "Ri",
)
MIDDLE = ("ra", "ndo", "li", "mba", "sso", "gui", "na", "té", "dou", "ka", "vi", "mo")
END = ("né", "ga", "ré", "ssi", "mou", "la", "ko", "dé", "ya", "nou", "ba", "té")

REMARKS = ("Chauffeur", "Comptable", "Animatrice", "Gardien", "Chargé de suivi", "Enquêteur", "Secrétaire")
VILLAGES = ("Haoussa Foulane", "Wabaria", "Tacharane", "Seyna Sonrhaï", "Berrah")


class Stranger(Maker):
    """Makes up persons whose names stand in no list."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._given, self._family = _pools()

    def name(self, *, rare: bool | None = None) -> str:
        """A given name and a family name: of another language, or of syllables."""
        chance = self._chance
        while True:
            if chance.random() < 0.5 if rare is None else rare:
                name = f"{_made(chance)} {_made(chance)}"
            else:
                name = f"{chance.choice(self._given)} {chance.choice(self._family)}"
            if name not in self._seen and len({*name.casefold().split()}) == 2:
                self._seen.add(name)
                return name

    def staff_number(self) -> str:
        """A number as an employer gives it."""
        return f"{self.choice(('AG', 'P', 'MAT'))}-{self._chance.randrange(1000, 9999)}"

    def day(self) -> str:
        """A date of birth."""
        chance = self._chance
        return f"{chance.randrange(1, 29):02d}/{chance.randrange(1, 13):02d}/{chance.randrange(1960, 2004)}"


def _made(chance: random.Random) -> str:
    middle = chance.choice(MIDDLE) if chance.random() < 0.6 else ""
    return chance.choice(OPENING) + middle + chance.choice(END)


def _pools() -> tuple[list[str], list[str]]:
    pools: tuple[list[str], list[str]] = ([], [])
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for pool, part in zip(pools, ("first_names", "last_names"), strict=True):
            held = [
                *getattr(provider, part, ()),
                *getattr(provider, f"{part}_male", ()),
                *getattr(provider, f"{part}_female", ()),
            ]
            pool += sorted({name for name in held if name.isalpha() and name.istitle() and len(name) > 3})
    return pools


def staff_list(maker: Stranger, path: Path) -> Holding:
    """A list of the staff in a workbook, below a title."""
    holding, book = Holding(), openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Liste du personnel au 30 juin 2024"])
    sheet.append([])
    sheet.append(["Matricule", "Nom", "Prénom(s)", "Date de naissance", "Poste", "Contact", "Salaire brut"])
    for _ in range(4):
        given, family = maker.name().split(" ", 1)
        row = [
            maker.staff_number(),
            family.upper(),
            given,
            maker.day(),
            maker.choice(REMARKS),
            maker.telephone(),
        ]
        amount = maker.amount()
        sheet.append([*row, amount])
        holding.gone += [row[0], f"{family.upper()}\t{given}", row[3], row[5]]
        holding.stays.append(amount)
    book.save(path)
    return holding


def minutes(maker: Stranger, path: Path) -> Holding:
    """Minutes of a meeting in a Word file: those present, what they say, who signs."""
    first, second, third, absent, clerk = (maker.name() for _ in range(5))
    body, other, amount = maker.choice(ORGANISATIONS), "UNICEF", maker.amount()
    document = docx.Document()
    for line in (
        "Compte rendu de la réunion du comité de suivi",
        "Étaient présents :",
        f"- Mme {first}, {body}",
        f"- M. {second}, {other}",
        f"- {third}, représentante des usagers",
        f"Absent excusé : M. {absent}",
        f"Secrétaire de séance : {clerk}",
        "1. Suivi des recommandations",
        f"M. {second.split()[1]} rappelle que {amount} ont été versés.",
        f"{third} demande que les travaux commencent avant les pluies.",
        "La séance est levée à 12 h 30.",
        "La secrétaire",
        clerk,
    ):
        document.add_paragraph(line)
    document.save(str(path))
    return Holding([first, second, third, absent, clerk, second.split()[1]], [amount, body, other])


def open_list(maker: Stranger, path: Path) -> Holding:
    """A list of those present without rules, as a PDF."""
    holding, pages = Holding(), Canvas(str(path), pagesize=A4)
    pdfmetrics.registerFont(TTFont("DejaVuSans", "DejaVuSans.ttf"))
    pages.setFont("DejaVuSans", 9)
    lefts = (40, 65, 200, 390, 490)
    rows = [("N°", "Prénom et nom", "Structure", "Téléphone", "Signature")]
    for number in range(1, 7):
        name, telephone, body = maker.name(), maker.telephone(), maker.choice(ORGANISATIONS[:4])
        rows.append((str(number), name, body, telephone, ""))
        holding.gone += [name, telephone]
        holding.stays.append(body)
    pages.drawString(50, 800, "Feuille de présence, formation des gestionnaires de points d'eau, 5 mars 2024")
    for number, row in enumerate(rows):
        for left, cell in zip(lefts, row, strict=True):
            pages.drawString(left, 770 - 18 * number, cell)
    pages.save()
    return holding


def contacts(maker: Stranger, path: Path) -> Holding:
    """Boxes of contacts on a web page."""
    holding, parts = Holding(), ["<h1>Nos antennes</h1>"]
    for town in ("Gao", "Ménaka", "Ansongo"):
        name, telephone = maker.name(), maker.telephone()
        mail = maker.e_mail(name)
        parts.append(
            f"<h2>Antenne de {town}</h2><p>{escape(name)}<br>Chef d'antenne<br>Tél. {telephone}<br>{mail}</p>"
        )
        holding.gone += [name, telephone, mail]
    amount = maker.amount()
    path.write_text(
        f"<html><body>{''.join(parts)}<p>Budget de 2024 : {amount}</p></body></html>", encoding="utf-8"
    )
    holding.stays.append(amount)
    return holding


def contract(maker: Stranger, path: Path) -> Holding:
    """A contract with a consultant in a Word file: identity, home, account, signatures."""
    head, expert = maker.name(), maker.name()
    born, identity, home, telephone = maker.day(), maker.identity(), maker.address(), maker.telephone()
    account, amount, body = maker.iban(), maker.amount(), maker.choice(ORGANISATIONS[3:6])
    document = docx.Document()
    for line in (
        "CONTRAT DE CONSULTATION",
        f"Entre {body}, ci-après le client, représenté par Mme {head}, et",
        f"Monsieur {expert}, né le {born}, titulaire de la carte NINA n° {identity}, demeurant au {home},",
        f"téléphone {telephone}, ci-après le consultant.",
        f"Article 1. Les honoraires sont de {amount}, versés sur le compte {account}.",
        "Article 2. La durée est de trois mois.",
        "Fait à Gao, le 3 avril 2024",
    ):
        document.add_paragraph(line)
    cells = document.add_table(rows=2, cols=2).rows
    for row, texts in zip(cells, (("Pour le client", "Le consultant"), (head, expert)), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))
    return Holding([head, expert, born, identity, home, telephone, account], [amount, body])


def scanned_letter(maker: Stranger, path: Path) -> Holding:
    """A letter that exists as a picture only: who sends it, whom it asks about, a signature."""
    sender, person = maker.name(), maker.name()
    telephone, amount = maker.telephone(), maker.amount()
    lines = (
        sender,
        f"Tél. : {telephone}",
        "Gao, le 11 mars 2024",
        "À Monsieur le Directeur du projet",
        "Objet : demande d'appui",
        "Monsieur le Directeur,",
        f"Notre groupement demande un appui de {amount} pour le périmètre",
        f"maraîcher. Mme {person}, trésorière, remettra le dossier complet",
        "à votre bureau la semaine prochaine.",
        "Veuillez agréer, Monsieur le Directeur, nos salutations.",
        sender,
    )
    picture = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype("DejaVuSans.ttf", 36)
    for number, line in enumerate(lines):
        draw.text((150, 200 + 90 * number), line, fill="black", font=font)
    picture.save(path)
    return Holding([sender, person, telephone], [amount])


def answer(maker: Stranger, path: Path) -> Holding:
    """A mail that answers another one, which stands below it."""
    sender, receiver, named = (maker.name() for _ in range(3))
    telephone, amount = maker.telephone(), maker.amount()
    message = EmailMessage()
    message["From"] = f"{sender} <{maker.e_mail(sender)}>"
    message["To"] = f"{receiver} <{maker.e_mail(receiver)}>"
    message["Subject"] = "Re: avance du trimestre"
    message["Date"] = "Thu, 06 Jun 2024 09:30:00 +0000"
    message.set_content(
        f"Bonjour {receiver.split()[0]},\n\nMerci. L'avance de {amount} est partie ce matin.\n"
        f"Mme {named} vous rappelle au {telephone}.\n\nBien à vous,\n{sender}\n\n"
        f"Le 5 juin 2024 à 17:02, {receiver} <{maker.e_mail(receiver)}> a écrit :\n"
        f"> Bonjour {sender.split()[0]},\n> Où en est l'avance ?\n> Cordialement,\n> {receiver}\n"
    )
    path.write_bytes(message.as_bytes())
    return Holding([sender, receiver, named, telephone, maker.e_mail(receiver).split("@")[0]], [amount])


def households(maker: Stranger, path: Path) -> Holding:
    """A table of households on a web page: who heads them, papers, mobile money."""
    holding = Holding()
    header = ("N°", "Village", "Chef de ménage", "Pièce d'identité n°", "Orange Money", "Montant (FCFA)")
    rows = [header]
    for number in range(1, 6):
        name, identity, telephone = maker.name(), maker.identity(), maker.telephone()
        rows.append((str(number), maker.choice(VILLAGES), name, identity, telephone, "45 000"))
        holding.gone += [name, identity, telephone]
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    path.write_text(
        f"<html><body><h1>Ménages retenus</h1><table>{body}</table><p>Total : 225 000 FCFA</p></body></html>",
        encoding="utf-8",
    )
    holding.stays.append("225 000 FCFA")
    return holding


LAYOUTS: tuple[tuple[str, str, Callable[[Stranger, Path], Holding]], ...] = (
    ("personnel", "xlsx", staff_list),
    ("comite", "docx", minutes),
    ("feuille", "pdf", open_list),
    ("antennes", "html", contacts),
    ("contrat", "docx", contract),
    ("demande", "png", scanned_letter),
    ("reponse", "eml", answer),
    ("menages", "html", households),
)


def make_layouts(
    folder: Path, *, rounds: int, seed: int = 11, without: tuple[str, ...] = ()
) -> dict[str, Holding]:
    """Write several documents of each layout into a folder; gives what each holds by its name."""
    maker = Stranger(seed)
    held = {}
    for number in range(1, rounds + 1):
        for name, ending, write in LAYOUTS:
            if name not in without:
                path = folder / f"{name}-{number}.{ending}"
                held[path.name] = write(maker, path)
    return held
