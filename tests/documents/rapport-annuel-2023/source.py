"""An annual report of thirteen pages with one table of every kind that such reports print."""

# ruff: noqa: E501

from collections.abc import Callable, Sequence
from pathlib import Path

import figures
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

GREEN = colors.HexColor("#1d5c4d")
OCHRE = colors.HexColor("#a8641a")
PALE = colors.HexColor("#eaf3ef")

BASE = [
    ("FONT", (0, 0), (-1, -1), "Body", 8.6),
    ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 4.4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4.4),
]
HEAD = [("FONT", (0, 0), (-1, 0), "Body-Bold", 8.6)]
LAST = [("FONT", (0, -1), (-1, -1), "Body-Bold", 8.6)]
GRID = [("GRID", (0, 0), (-1, -1), 0.6, GREEN), ("BACKGROUND", (0, 0), (-1, 0), PALE)]
RULES = [
    ("LINEABOVE", (0, 0), (-1, 0), 1.1, GREEN),
    ("LINEBELOW", (0, 0), (-1, -1), 0.4, GREEN),
    ("LINEBELOW", (0, -1), (-1, -1), 1.1, GREEN),
]
ZEBRA = [
    ("ROWBACKGROUNDS", (0, 1), (-1, -2), [PALE, colors.white]),
    ("BACKGROUND", (0, 0), (-1, 0), GREEN),
    ("TEXTCOLOR", (0, 0), (-1, 0), colors.white),
]


def lay(rows: figures.Rows, widths: Sequence[float], *styles: list[tuple], repeat: int = 1) -> Table:  # type: ignore[type-arg]
    """A table `widths` millimetres wide, dressed in `styles` on top of `BASE`."""
    table = Table(rows, colWidths=[width * mm for width in widths], repeatRows=repeat)
    table.setStyle(TableStyle([*BASE, *(command for style in styles for command in style)]))
    return table


def bold_rows(rows: figures.Rows, label: str) -> list[tuple]:  # type: ignore[type-arg]
    """Style for the rows whose first cell starts with `label`."""
    found = [index for index, row in enumerate(rows) if row[0].startswith(label)]
    return [
        command
        for index in found
        for command in (
            ("FONT", (0, index), (-1, index), "Body-Bold", 8.6),
            ("BACKGROUND", (0, index), (-1, index), PALE),
        )
    ]


class Footnote(Flowable):
    """A note at the foot of the page on which it is laid; takes no room where it stands."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self.number, self.text = number, text

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """No size."""
        return 0, 0

    def draw(self) -> None:
        """Called by reportlab once the page is known."""
        x, y = self.canv.absolutePosition(0, 0)
        self.canv.translate(20 * mm - x, 17 * mm - y)
        self.canv.setLineWidth(0.4)
        self.canv.line(0, 10, 50 * mm, 10)
        self.canv.setFont("Body", 5.5)
        self.canv.drawString(0, 2.5, str(self.number))
        self.canv.setFont("Body", 7.6)
        self.canv.drawString(4, 0, self.text)


class Report(BaseDocTemplate):
    """Tells the table of contents about every heading."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  (reportlab's own name)
        """Called by reportlab after each flowable."""
        if isinstance(flowable, Paragraph) and flowable.style.name in ("h1", "h2"):
            level = 0 if flowable.style.name == "h1" else 1
            self.notify("TOCEntry", (level, flowable.getPlainText(), self.page))


def make_styles() -> dict[str, ParagraphStyle]:
    """The paragraph styles by name; the fonts must be registered."""
    body = ParagraphStyle(
        "body", fontName="Text", fontSize=11, leading=16.2, alignment=TA_JUSTIFY, spaceAfter=8
    )
    sans = ParagraphStyle("sans", fontName="Body", fontSize=9, leading=12)
    bold = ParagraphStyle("bold", sans, fontName="Body-Bold", keepWithNext=1)
    return {
        "body": body,
        "item": ParagraphStyle("item", body, leftIndent=12, bulletIndent=2, spaceAfter=3),
        "h1": ParagraphStyle("h1", bold, fontSize=16, leading=20, textColor=GREEN, spaceAfter=9),
        "h2": ParagraphStyle(
            "h2", bold, fontSize=11.5, leading=15, textColor=OCHRE, spaceBefore=8, spaceAfter=4
        ),
        "caption": ParagraphStyle(
            "caption", bold, fontSize=9.2, textColor=OCHRE, spaceBefore=5, spaceAfter=4
        ),
        "loose caption": ParagraphStyle(
            "loose caption",
            sans,
            fontName="Body-Bold",
            fontSize=9.2,
            textColor=OCHRE,
            spaceBefore=5,
            spaceAfter=4,
        ),
        "unit": ParagraphStyle("unit", sans, fontSize=8, alignment=TA_RIGHT, keepWithNext=1),
        "note": ParagraphStyle("note", sans, fontSize=7.6, leading=9.6, spaceBefore=3, spaceAfter=8),
        "contents": ParagraphStyle("contents", bold, fontSize=16, leading=22, textColor=GREEN, spaceAfter=8),
        "toc1": ParagraphStyle("toc1", sans, fontName="Body-Bold", fontSize=10, leading=17),
        "toc2": ParagraphStyle("toc2", sans, fontSize=9.5, leading=14, leftIndent=12),
        "title": ParagraphStyle("title", bold, fontSize=34, leading=40, textColor=GREEN),
        "subtitle": ParagraphStyle("subtitle", sans, fontSize=15, leading=20, textColor=OCHRE),
    }


def write_story(style: dict[str, ParagraphStyle]) -> list[Flowable]:
    """The flowables of the whole report, in reading order."""

    def say(text: str, name: str = "body") -> Paragraph:
        for mark in ";:?%":
            text = text.replace(f" {mark}", f"{figures.NBSP}{mark}")
        return Paragraph(
            text.replace("« ", f"«{figures.NBSP}").replace(" »", f"{figures.NBSP}»"), style[name]
        )

    def points(*items: str) -> list[Flowable]:
        return [Paragraph(item, style["item"], bulletText="–") for item in items]

    contents = TableOfContents(levelStyles=[style["toc1"], style["toc2"]], dotsMinLevel=0)
    agreements, plan = figures.agreement_rows(), figures.plan_rows()
    return [
        Spacer(1, 55 * mm),
        say("Rapport annuel 2023", "title"),
        Spacer(1, 4 * mm),
        say("Programmes de développement durable de Kidal (DDRK) et de Gao (DDRG)", "subtitle"),
        Spacer(1, 70 * mm),
        say("PROMAN, agence d’exécution – Coopération Mali - Luxembourg", "subtitle"),
        say("Mars 2024", "subtitle"),
        NextPageTemplate("portrait"),
        PageBreak(),
        say("Sommaire", "contents"),
        contents,
        PageBreak(),
        say("1. L’année en bref", "h1"),
        say(
            "L’exercice 2023 a été celui d’un passage. La phase IV du DDRK devait se terminer en mars 2023 ; le Mali et "
            "le Grand-Duché de Luxembourg l’ont prolongée de deux ans. Au DDRG, les services régionaux ont signé leurs "
            "premiers accords de longue durée. Les deux programmes ont travaillé dans une région où l’accès reste "
            "difficile, et où l’essentiel du suivi se fait par téléphone et par photographie."
        ),
        say(
            "Trois décisions ont marqué ces douze mois : le retour de la santé, le choix de déléguer davantage, et "
            "l’adoption d’un budget commun pour 2024. Les pages qui suivent en donnent le détail, avec les comptes."
        ),
        say("Repères au 31 décembre 2023", "caption"),
        lay(
            [
                ["Budget du DDRK, phase IV", "19 726 450 €".replace(" ", figures.NBSP)],
                ["Accords signés dans l’année", "18"],
                ["dont Kidal", "11"],
                ["dont Gao", "7"],
                ["Personnes formées dans les faîtières", "274"],
                ["dont femmes", "107"],
                ["Centres de santé retenus", "6"],
            ],
            (90, 45),
        ),
        Spacer(1, 3 * mm),
        say(
            "Le budget du DDRK équivaut à environ 12,94 milliards de FCFA, à la parité de 655,957 FCFA pour un "
            "euro.<super>1</super> Il couvre les deux années de prolongation."
        ),
        Footnote(1, "Parité fixe en vigueur depuis le 1er janvier 1999."),
        say("1.1 Le contexte", "h2"),
        say(
            "Le départ de la MINUSMA, demandé en juin 2023 et achevé le 31 décembre 2023, a changé les conditions "
            "de travail à Kidal. Les bureaux régionaux ont fermé plusieurs semaines entre octobre et novembre 2023. "
            "Aucun chantier n’a été abandonné ; deux ont été reportés au premier semestre 2024."
        ),
        PageBreak(),
        say("2. Pilotage et concertation", "h1"),
        say(
            "Deux instances conduisent les programmes. Le comité de pilotage (COPIL) réunit le ministère des Affaires "
            "étrangères et de la Coopération internationale, l’Ambassade du Grand-Duché de Luxembourg et PROMAN. Le "
            "Comité de Suivi Opérationnel (CSO) siège en région, autour du Gouverneur et de l’Autorité Intérimaire."
        ),
        say("Tableau 1 – Réunions tenues en 2023", "caption"),
        lay(
            [["Date", "Lieu", "Instance", "Objet"], *map(list, figures.MEETINGS)],
            (34, 22, 58, 56),
            HEAD,
            RULES,
            [("ALIGN", (0, 0), (-1, -1), "LEFT")],
        ),
        Spacer(1, 4 * mm),
        say("2.1 Suites données", "h2"),
        say(
            "Sur les onze recommandations du COPIL de 2021, neuf ont été appliquées. Les deux autres, qui portent sur "
            "l’archivage numérique et sur la part des femmes dans les comités de gestion, sont reconduites."
        ),
        *points(
            "Une lettre trimestrielle paraît depuis juillet 2023.",
            "Chaque convention est désormais numérisée le jour de sa signature.",
            "Les points focaux de Kidal et de Gao se réunissent le premier lundi du mois.",
        ),
        say("2.2 Équipe", "h2"),
        say(
            "L’Unité de Gestion de Programmes (UGP) compte 34 agents, dont 11 à Bamako, 13 à Gao et 10 à Kidal. Un "
            "poste de responsable du suivi a été ouvert le 1er septembre 2023."
        ),
        PageBreak(),
        say("3. Les finances", "h1"),
        say("3.1 Budget et décaissements du DDRK", "h2"),
        say(
            "Des 19 726 450 € de la phase IV, près de quatre cinquièmes étaient dépensés à la fin de l’exercice. Les "
            "décaissements de 2023 atteignent 2 604 310 €, soit 94,4 % de la prévision."
        ),
        say("Tableau 2 – Budget du DDRK IV par composante", "caption"),
        say("en euros", "unit"),
        lay(figures.budget_rows(), (65, 23, 23, 21.5, 22.5, 15), HEAD, LAST, GRID),
        say(
            "Le taux rapporte les décaissements cumulés au budget. La composante Santé, suspendue de 2021 à mars 2023, "
            "présente logiquement le taux le plus bas.",
            "note",
        ),
        say("3.2 Cinq exercices en perspective", "h2"),
        say(
            "Depuis 2019, les deux programmes ont décaissé un peu plus de 18 millions d’euros. La progression est "
            "régulière au DDRG ; au DDRK, le creux de 2020 tient à la pandémie."
        ),
        say("Tableau 3 – Décaissements par exercice, en millions d’euros, et conventions signées", "caption"),
        lay(figures.year_rows(), (44, 30, 30, 34), HEAD, LAST, ZEBRA),
        say(
            "Chaque montant est arrondi séparément : un total peut s’écarter d’un dixième de la somme des lignes.",
            "note",
        ),
        PageBreak(),
        say("3.3 Prévu et réalisé, trimestre par trimestre", "h2"),
        say(
            "Le premier trimestre 2023 a été lent, faute de budget approuvé. Le rattrapage s’est fait entre avril et "
            "septembre 2023 ; seule la santé reste en deçà des prévisions."
        ),
        say("Tableau 4 – Exécution trimestrielle du DDRK", "caption"),
        say("en milliers d’euros", "unit"),
        lay(
            figures.quarter_rows(),
            (38, *[16.5] * 8),
            [("FONT", (0, 0), (-1, 1), "Body-Bold", 8.6)],
            LAST,
            [
                ("SPAN", (0, 0), (0, 1)),
                *(("SPAN", (left, 0), (left + 1, 0)) for left in (1, 3, 5, 7)),
                ("ALIGN", (1, 0), (-1, 0), "CENTER"),
                ("GRID", (0, 0), (-1, -1), 0.6, GREEN),
                ("BACKGROUND", (0, 0), (-1, 1), PALE),
            ],
            repeat=2,
        ),
        Spacer(1, 4 * mm),
        say("3.4 D’où viennent les fonds", "h2"),
        say(
            "Le Luxembourg reste de loin le premier bailleur, avec 3 995 000 € en 2023. La part du Mali croît un "
            "peu chaque année ; celle des bénéficiaires, souvent en nature, a été évaluée par les services techniques."
        ),
        say("Tableau 5 – Ressources reçues par source et par exercice", "caption"),
        say("en euros", "unit"),
        lay(
            figures.donor_rows(),
            (62, 28, 28, 28, 24),
            HEAD,
            LAST,
            [
                ("LINEABOVE", (0, 0), (-1, 0), 1, GREEN),
                ("LINEBELOW", (0, 0), (-1, 0), 1, GREEN),
                ("LINEABOVE", (0, -1), (-1, -1), 0.6, GREEN),
                ("LINEBELOW", (0, -1), (-1, -1), 1, GREEN),
            ],
        ),
        say(
            "Ressources encaissées au 31 décembre de chaque année ; elles ne coïncident pas avec les dépenses.",
            "note",
        ),
        PageBreak(),
        say("4. Les accords de partenariat", "h1"),
        say(
            "Un Accord de Partenariat Opérationnel (APO) confie à un service, à une chambre ou à une association la "
            "conduite d’un ensemble d’activités, avec son budget. Dix-huit ont été signés en 2023, pour un total de "
            "1.378.427.498 FCFA, soit 2.101.397 euros.<super>2</super>"
        ),
        Footnote(2, "Somme des équivalents arrondis, et non conversion du total."),
        say(
            "Le plus important, 310.030.000 FCFA, lie l’Autorité Intérimaire de Kidal jusqu’en janvier 2025. À "
            "l’inverse, celui de la DRPIA de Gao ne dépasse pas 9.047.800 FCFA et s’achève le 31 janvier 2024."
        ),
        say("4.1 Comment ils fonctionnent", "h2"),
        *points(
            "Une avance de 20 % est versée à la signature.",
            "Chaque tranche suivante suppose que la précédente soit justifiée à 70 % au moins.",
            "Le solde, 10 %, attend le rapport final.",
            "Un avenant écrit suffit pour déplacer des crédits entre deux lignes.",
        ),
        say(
            "À Kidal, six associations de santé communautaire figurent parmi les signataires ; leurs accords courent "
            "sur 22 mois. Elles gèrent ensemble 360.459.598 FCFA. À Gao, les partenaires sont surtout des services de "
            "l’État, auxquels s’ajoutent la Chambre Régionale d’Agriculture (CRA) et l’Agence pour la Promotion de "
            "l’Emploi des Jeunes (APEJ)."
        ),
        say(
            "Avant 2021, les programmes signaient des conventions de financement, plus courtes et moins précises. Le "
            "premier accord de la nouvelle forme date de 2022 : 11 millions de FCFA, un mois, une campagne de "
            "vaccination à Gao. Il a montré qu’un service régional pouvait avancer vite tout en rendant des comptes."
        ),
        say(
            "La répartition par secteur suit les priorités du budget. La santé reçoit plus de la moitié des fonds "
            "délégués à Kidal une fois mise à part l’Autorité Intérimaire ; à Gao, l’agriculture et l’élevage "
            "réunissent quatre accords sur sept. Les deux directions chargées de la formation professionnelle disposent "
            "ensemble de 140.249.000 FCFA."
        ),
        say(
            "Deux versements étaient prévus avant la fin de 2023. Tous les premiers ont été exécutés, le dernier le 21 "
            "décembre 2023 ; les seconds ont été reportés à février 2024, dans l’attente des pièces justificatives."
        ),
        say("4.2 Liste des accords signés en 2023", "h2"),
        say("Tableau 6 – Accords de Partenariat Opérationnel, par région", "loose caption"),
        lay(
            agreements,
            (36, 46, 24, 34, 30),
            HEAD,
            GRID,
            bold_rows(agreements, "Sous-total"),
            bold_rows(agreements, "Total"),
            [("ALIGN", (1, 0), (1, -1), "LEFT")],
        ),
        say("Les équivalents en euros sont arrondis ligne par ligne.", "note"),
        CondPageBreak(60 * mm),
        say("4.3 Premiers enseignements", "h2"),
        say(
            "Les partenaires apprécient de décider eux-mêmes de leur calendrier. Ils trouvent en revanche les pièces "
            "comptables difficiles à réunir, surtout hors des chefs-lieux. Un comptable itinérant a été recruté pour "
            "24 mois, au coût de 14,4 millions de FCFA, afin de les aider."
        ),
        PageBreak(),
        say("5. Les activités", "h1"),
        say("5.1 Développement rural", "h2"),
        say(
            "Trois sites de barrages ont été retenus à Kidal avec la Direction Régionale de l’Hydraulique. Les études "
            "ont été confiées en octobre 2023 à un bureau malien pour 86 millions de FCFA. À Gao, la DRSV a vacciné "
            "182 400 têtes de bétail entre novembre 2023 et janvier 2024."
        ),
        say("5.2 Formation et insertion", "h2"),
        say(
            "Le dispositif d’apprentissage tutoré a placé 288 jeunes chez des artisans. Chacun reçoit, à la fin, une "
            "caisse d’outils dont la valeur ne dépasse pas 250 000 FCFA. Les faîtières, elles, ont réuni 274 "
            "personnes, dont 107 femmes, autour de la négociation et de la vie coopérative."
        ),
        say("5.3 Santé", "h2"),
        say(
            "Treize centres de santé communautaire (CSCom) étaient candidats, six ont été retenus. La Direction "
            "Régionale de la Santé (DRS) coordonne leur équipement, estimé à 210 millions de FCFA."
        ),
        say("5.4 Gouvernance", "h2"),
        say(
            "Le siège du Conseil Régional de Kidal a reçu un groupe électrogène. Quatre sessions ont été organisées à "
            "Bamako pour les membres des Autorités Intérimaires, entre le 9 et le 20 octobre 2023."
        ),
        PageBreak(),
        say("6. Les résultats", "h1"),
        say(
            "Le cadre de résultats compte sept indicateurs communs aux deux programmes. Cinq sont atteints ou proches "
            "de l’être. Le retard des modules filmés s’explique par la fermeture du studio de Gao."
        ),
        say("Tableau 7 – Indicateurs communs, cible et résultat de 2023", "caption"),
        lay(figures.indicator_rows(), (86, 24, 24, 24), HEAD),
        Spacer(1, 5 * mm),
        say(
            "Un indicateur ne dit pas tout. Les 35 organisations suivies, par exemple, sont moins nombreuses que "
            "prévu parce que cinq d’entre elles ont fusionné au cours du deuxième semestre 2023. Le nombre de membres, "
            "lui, a progressé de 6 %."
        ),
        say("6.1 Ce que disent les partenaires", "h2"),
        say(
            "Une enquête conduite en novembre 2023 auprès de 18 structures montre que 15 d’entre elles jugent les "
            "accords « utiles » ou « très utiles ». Le délai moyen de versement, de 41 jours, est le premier motif de "
            "plainte. L’objectif pour 2024 est de le ramener à 25 jours."
        ),
        PageBreak(),
        say("7. Contrôle et risques", "h1"),
        say("7.1 Audit des comptes", "h2"),
        say(
            "Un cabinet indépendant a vérifié les dépenses de 2023 entre le 15 janvier et le 23 février 2024. Sur "
            "4 308 410 € contrôlés, 4 450 € ont été rejetés : des indemnités de transport sans liste d’émargement.<super>3</super>"
        ),
        Footnote(3, "Rapport remis au comité de pilotage le 12 mars 2024."),
        say("Tableau 8 – Dépenses contrôlées par programme", "caption"),
        say("en euros", "unit"),
        lay(figures.audit_rows(), (40, 32, 32, 32, 28), HEAD, LAST, GRID),
        Spacer(1, 4 * mm),
        say("7.2 Principaux risques", "h2"),
        *points(
            "<b>Accès</b> : plusieurs axes restent fermés ; les partenaires locaux assurent la présence.",
            "<b>Trésorerie</b> : les banques de Kidal n’ont pas rouvert, et tout paiement passe par Gao.",
            "<b>Personnel</b> : le départ d’agents de l’État affaiblit les services signataires.",
            "<b>Archives</b> : une copie numérique est déposée à Bamako chaque trimestre.",
        ),
        say(
            "Une provision de 150 000 € a été constituée pour faire face à ces aléas. Elle n’a pas été utilisée."
        ),
        NextPageTemplate("landscape"),
        PageBreak(),
        say("8. Programme de travail 2024", "h1"),
        say(
            "Tableau 9 – Activités de 2024 par source de financement et par trimestre, en milliers de FCFA",
            "caption",
        ),
        lay(
            plan,
            (66, 25, 20, 26, 24, 23, 23, 23, 23),
            [("FONT", (0, 0), (-1, 1), "Body-Bold", 8.6)],
            [
                ("SPAN", (0, 0), (0, 1)),
                ("SPAN", (1, 0), (3, 0)),
                ("SPAN", (4, 0), (4, 1)),
                ("SPAN", (5, 0), (8, 0)),
                ("ALIGN", (1, 0), (3, 0), "CENTER"),
                ("ALIGN", (5, 0), (8, 0), "CENTER"),
                ("GRID", (0, 0), (-1, -1), 0.5, GREEN),
                ("BACKGROUND", (0, 0), (-1, 1), PALE),
            ],
            bold_rows(plan, "Sous-total"),
            bold_rows(plan, "Total"),
            repeat=2,
        ),
        say("T1 à T4 : trimestres de l’année 2024. Les montants comprennent les apports en nature.", "note"),
        NextPageTemplate("portrait"),
        PageBreak(),
        say("9. Perspectives", "h1"),
        say(
            "Le programme de travail de 2024 s’élève à 804 millions de FCFA, dont 731 millions apportés par le "
            "Luxembourg. La moitié de cette somme sera gérée par des partenaires. Une revue à mi-parcours est prévue en "
            "septembre 2024 ; la phase IV prendra fin en mars 2025."
        ),
        *points(
            "Lancer les travaux du premier barrage au deuxième trimestre 2024.",
            "Équiper les six CSCom avant le 30 septembre 2024.",
            "Publier les quatre modules filmés qui manquent.",
            "Réduire les délais de versement.",
        ),
        say("Pour toute question", "h2"),
        say(
            "Unité de Gestion de Programmes, Badalabougou, Bamako, Mali – téléphone : (+223) 20 22 43 16 – courriel : "
            "ugp@proman-mali.org"
        ),
        Spacer(1, 10 * mm),
        say(
            "Exemple rédigé pour Bordereau. Le budget du DDRK, les accords de partenariat et les effectifs formés sont "
            "repris de documents publiés ; les autres chiffres sont inventés. Ce rapport n’engage aucune des "
            "institutions citées.",
            "note",
        ),
    ]


def draw_frame(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Running header and footer, but not on the cover."""
    if document.page == 1:
        canvas.setFillColor(GREEN)
        canvas.rect(0, 0, 12 * mm, A4[1], stroke=0, fill=1)
        return
    width, height = canvas._pagesize
    canvas.saveState()
    canvas.setFont("Body", 8)
    canvas.setFillColor(GREEN)
    canvas.drawString(20 * mm, height - 12 * mm, "Rapport annuel 2023")
    canvas.drawRightString(width - 20 * mm, height - 12 * mm, "DDRK – DDRG")
    canvas.setStrokeColor(GREEN)
    canvas.line(20 * mm, height - 14 * mm, width - 20 * mm, height - 14 * mm)
    canvas.drawString(20 * mm, 10 * mm, "PROMAN – mars 2024")
    canvas.drawRightString(width - 20 * mm, 10 * mm, f"{document.page}")
    canvas.restoreState()


def draw(target: Path, find_font: Callable[[str], Path]) -> None:
    """Write the report to `target`."""
    for name, file_name in {
        "Text": "LiberationSerif-Regular.ttf",
        "Text-Bold": "LiberationSerif-Bold.ttf",
        "Body": "DejaVuSansCondensed.ttf",
        "Body-Bold": "DejaVuSansCondensed-Bold.ttf",
    }.items():
        pdfmetrics.registerFont(TTFont(name, str(find_font(file_name))))
    for family in ("Text", "Body"):
        pdfmetrics.registerFontFamily(family, normal=family, bold=f"{family}-Bold")

    def page(name: str, size: tuple[float, float]) -> PageTemplate:
        width, height = size
        frame = Frame(20 * mm, 22 * mm, width - 40 * mm, height - 42 * mm, 0, 0, 0, 0)
        return PageTemplate(name, [frame], onPage=draw_frame, pagesize=size)

    document = Report(
        str(target), pagesize=A4, title="Rapport annuel 2023 – DDRK et DDRG", author="PROMAN", lang="fr"
    )
    document.addPageTemplates([page("cover", A4), page("portrait", A4), page("landscape", landscape(A4))])
    document.multiBuild(write_story(make_styles()))
