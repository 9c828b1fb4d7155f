"""Documents of our own that hold personal data, and what they hold: lists, letters, mails, tables, scans.

Every name, number and address is made up: names are put together at random, half of them from parts that no
list of names has.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import docx
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

GIVEN = (
    "Awa",
    "Moussa",
    "Fatoumata",
    "Ibrahim",
    "Kadidia",
    "Claire",
    "Olivier",
    "Amina",
    "Sékou",
    "Marguerite",
)
FAMILY = ("Traoré", "Maïga", "Coulibaly", "Touré", "Dupuis", "Keïta", "Sangaré", "Weber", "Diarra", "Okafor")
RARE_GIVEN = ("Zeldric", "Ombeline", "Tiékoura", "Yvaine", "Nansandi", "Borika", "Elwyn", "Maïlanga")
RARE_FAMILY = (
    "Abdramtou",
    "Vexelay",
    "Tondimé",
    "Quiberac",
    "Sarnokou",
    "Hollenfeltz",
    "Bakoutey",
    "Mirandou",
)
STREETS = ("rue des Manguiers", "avenue du Fleuve", "rue de la Gare", "boulevard des Dunes")
TOWNS = ("75011 Paris", "1330 Luxembourg", "69003 Lyon")


@dataclass
class Holding:
    """What a document holds: strings that must be gone, and strings that must stay."""

    gone: list[str] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)


class Maker:
    """Makes up persons; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._seen: set[str] = set()

    def name(self, *, rare: bool | None = None) -> str:
        """A given name and a family name that were not given out before."""
        while True:
            unusual = self._chance.random() < 0.5 if rare is None else rare
            given, family = (RARE_GIVEN, RARE_FAMILY) if unusual else (GIVEN, FAMILY)
            name = f"{self._chance.choice(given)} {self._chance.choice(family)}"
            if len(self._seen) > 90:
                name = (
                    f"{self._chance.choice(GIVEN + RARE_GIVEN)} {self._chance.choice(FAMILY + RARE_FAMILY)}"
                )
            if name not in self._seen:
                self._seen.add(name)
                return name

    def telephone(self) -> str:
        """A mobile number of Mali, in pairs."""
        return f"7{self._chance.randrange(10)} " + " ".join(
            f"{self._chance.randrange(100):02d}" for _ in range(3)
        )

    def e_mail(self, name: str) -> str:
        """An address made of a name."""
        plain = name.lower().translate(str.maketrans("éèïàê", "eeiae")).replace(" ", ".")
        return f"{plain}@{self._chance.choice(('exemple.ml', 'exemple.org', 'courrier.exemple.com'))}"

    def address(self) -> str:
        """A house in a street."""
        return (
            f"{self._chance.randrange(2, 180)}, {self._chance.choice(STREETS)}, {self._chance.choice(TOWNS)}"
        )

    def identity(self) -> str:
        """A number as the national register of Mali has it."""
        return f"{self._chance.randrange(10**14):014d}{self._chance.choice('ABCDKTX')}"

    def iban(self) -> str:
        """An account of Luxembourg with the right check digits."""
        body = f"{self._chance.randrange(10**3):03d}{self._chance.randrange(10**13):013d}"
        check = 98 - int(f"{body}213000") % 97
        figures = f"LU{check:02d}{body}"
        return " ".join(figures[at : at + 4] for at in range(0, len(figures), 4))

    def card(self) -> str:
        """A number of a card with the right check digit."""
        body = f"4{self._chance.randrange(10**14):014d}"
        total = sum(sum(divmod(2 * int(d), 10)) if n % 2 == 0 else int(d) for n, d in enumerate(body))
        figures = f"{body}{-total % 10}"
        return " ".join(figures[at : at + 4] for at in range(0, 16, 4))

    def amount(self) -> str:
        """A sum in thousands."""
        return f"{self._chance.randrange(1, 90)} {self._chance.randrange(1000):03d} 000 FCFA"

    def choice(self, options: tuple[str, ...]) -> str:
        """One of several."""
        return self._chance.choice(options)


ORGANISATIONS = (
    "Conseil régional de Kidal",
    "PROMAN",
    "Association des jeunes de Gossi",
    "ONG Eau Vive du Gourma",
    "Direction régionale de la Santé de Gao",
    "Union européenne",
    "UNICEF",
    "Mairie de Ber",
)


def attendance_list(maker: Maker, path: Path) -> Holding:
    """A ruled list of those present, as a PDF."""
    holding = Holding()
    rows = [["N°", "Nom et prénoms", "Structure", "Téléphone", "Émargement"]]
    for number in range(1, 13):
        name, telephone, body = maker.name(), maker.telephone(), maker.choice(ORGANISATIONS)
        given, family = name.split(" ", 1)
        rows.append([str(number), f"{family.upper()} {given}", body, telephone, ""])
        holding.gone += [f"{family.upper()} {given}", telephone]
        holding.stays.append(body)
    styles = getSampleStyleSheet()
    table = Table(rows, colWidths=[28, 130, 190, 90, 80])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.6, "black"), ("FONTSIZE", (0, 0), (-1, -1), 9)]))
    heading = Paragraph("Liste de présence – atelier de Gao, 12 mars 2024", styles["Heading2"])
    SimpleDocTemplate(str(path), pagesize=A4).build([heading, table])
    return holding


def letter(maker: Maker, path: Path) -> Holding:
    """A letter with sender, address, an account and a signature, as plain text."""
    sender, receiver, person = maker.name(), maker.name(), maker.name()
    amount, account, address = maker.amount(), maker.iban(), maker.address()
    telephone, identity = maker.telephone(), maker.identity()
    body = maker.choice(ORGANISATIONS)
    path.write_text(
        f"{body}\n{address}\nTél. : {telephone}\n\nBamako, le 4 avril 2024\n\n"
        f"À l'attention de Mme {receiver}\n\nMadame,\n\n"
        f"Nous vous confirmons le versement de {amount} pour la construction du forage. "
        f"Le bénéficiaire, M. {person}, né le 3 mai 1978 à Gao, titulaire de la carte NINA n° {identity}, "
        f"recevra la somme sur le compte IBAN {account}.\n\n"
        f"Veuillez agréer, Madame, nos salutations distinguées.\n\nLe Directeur\n\n{sender}\n",
        encoding="utf-8",
    )
    return Holding([sender, receiver, person, account, address, telephone, identity, "3 mai 1978"], [amount])


def mail(maker: Maker, path: Path) -> Holding:
    """A mail with names beside addresses, and a signature."""
    sender, receiver, copied, named = (maker.name() for _ in range(4))
    amount, telephone = maker.amount(), maker.telephone()
    message = EmailMessage()
    message["From"] = f"{sender} <{maker.e_mail(sender)}>"
    message["To"] = f"{receiver} <{maker.e_mail(receiver)}>"
    message["Cc"] = f"{copied} <{maker.e_mail(copied)}>"
    message["Subject"] = "Décaissement du deuxième trimestre"
    message["Date"] = "Tue, 07 May 2024 10:12:00 +0000"
    first = receiver.split()[0]
    message.set_content(
        f"Bonjour {first},\n\nLa coordinatrice {named} a validé le décaissement de {amount} par l'UNICEF.\n"
        f"Merci de rappeler au {telephone}.\n\nBien cordialement,\n{sender}\nAssistante de projet\n"
        f"WhatsApp : {telephone}\n"
    )
    path.write_bytes(message.as_bytes())
    gone = [
        sender,
        receiver,
        copied,
        named,
        telephone,
        *(maker.e_mail(n).split("@")[0] for n in (sender, receiver, copied)),
    ]
    return Holding(gone, [amount, "UNICEF"])


def beneficiaries(maker: Maker, path: Path) -> Holding:
    """A table of persons who were paid, in a Word file."""
    holding = Holding()
    document = docx.Document()
    document.add_heading("État de paiement des enquêteurs", level=1)
    table = document.add_table(rows=1, cols=5)
    for cell, text in zip(
        table.rows[0].cells, ("Prénom", "Nom", "N° NINA", "Orange Money", "Montant"), strict=True
    ):
        cell.text = text
    for _ in range(6):
        given, family = maker.name().split(" ", 1)
        identity, telephone, amount = maker.identity(), maker.telephone(), maker.amount()
        for cell, text in zip(
            table.add_row().cells, (given, family, identity, telephone, amount), strict=True
        ):
            cell.text = text
        holding.gone += [f"{given}\t{family}", identity, telephone]
        holding.stays.append(amount)
    document.save(str(path))
    return holding


def report(maker: Maker, path: Path) -> Holding:
    """Prose in which persons are quoted and office holders act, as a PDF."""
    farmer, nurse, coordinator, minister = (maker.name() for _ in range(4))
    amount, body = maker.amount(), maker.choice(ORGANISATIONS)
    pages = Canvas(str(path), pagesize=A4)
    pages.setFont("Helvetica-Bold", 14)
    pages.drawString(60, 780, "Visite des chantiers")
    pages.setFont("Helvetica", 10)
    lines = (
        f"Le ministre du Développement rural, M. {minister}, a remis {amount} à l'organisation {body}.",
        f"« Nos puits ne tarissent plus », explique {farmer}, agriculteur à Ber.",
        f"L'infirmière {nurse} reçoit chaque jour quarante patients au centre de santé.",
        f"Selon Mme {coordinator}, coordinatrice du projet, les travaux finiront en juin 2024.",
    )
    for number, line in enumerate(lines):
        pages.drawString(60, 740 - 16 * number, line)
    pages.save()
    return Holding([farmer, nurse, coordinator], [amount, minister])


def scan(maker: Maker, path: Path) -> Holding:
    """A page that exists as a picture only: minutes with those present and a telephone."""
    first, second = maker.name(), maker.name(rare=False)
    telephone, amount = maker.telephone(), maker.amount()
    picture = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype("DejaVuSans.ttf", 34)
    lines = (
        "Procès-verbal de réunion",
        "Commune de Ber, le 9 janvier 2024",
        f"Président de séance : {first}",
        f"Rapporteur : {second}",
        f"Téléphone : {telephone}",
        f"Le comité approuve un budget de {amount} pour le marché.",
        "Les travaux commencent en février et durent quatre mois.",
    )
    for number, line in enumerate(lines):
        draw.text((150, 200 + 90 * number), line, fill="black", font=font)
    picture.save(path)
    return Holding([first, second, telephone], [amount])


def english_letter(maker: Maker, path: Path) -> Holding:
    """A letter in English with a card and a passport."""
    sender, witness = maker.name(), maker.name()
    card, amount = maker.card(), f"USD {int(maker.identity()[:4]) + 1000:,}"
    passport = f"P{maker.identity()[:8]}"
    path.write_text(
        f"From: {sender}\nDate: 4 June 2024\n\nDear Ms. {witness},\n\n"
        f"The grant of {amount} to the Water for All Foundation was paid in full. The card {card} was used.\n"
        f"Please bring the passport no. {passport}. You can reach me at 14 Harbour Street or on "
        "+44 20 7946 0958.\n\nYours sincerely,\n\n"
        f"{sender}\nProgramme Officer\n",
        encoding="utf-8",
    )
    return Holding([sender, witness, card, passport, "14 Harbour Street", "+44 20 7946 0958"], [amount])


KINDS: tuple[tuple[str, str, Callable[[Maker, Path], Holding]], ...] = (
    ("liste", "pdf", attendance_list),
    ("lettre", "txt", letter),
    ("message", "eml", mail),
    ("paiement", "docx", beneficiaries),
    ("visite", "pdf", report),
    ("proces-verbal", "png", scan),
    ("letter", "txt", english_letter),
)


def make(folder: Path, *, rounds: int, seed: int = 7, without: tuple[str, ...] = ()) -> dict[str, Holding]:
    """Write several documents of each kind into a folder; gives what each holds by its name."""
    maker = Maker(seed)
    held = {}
    for number in range(1, rounds + 1):
        for name, ending, write in KINDS:
            if name not in without:
                path = folder / f"{name}-{number}.{ending}"
                held[path.name] = write(maker, path)
    return held


def as_bytes(image: Image.Image) -> bytes:
    """A picture as PNG."""
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
