"""A three-column bulletin of two months, justified, with words broken at line ends."""

# ruff: noqa: E501, ISC004, SIM905

from collections.abc import Callable
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

BLUE = colors.HexColor("#2c6fa6")
RUST = colors.HexColor("#8a3b12")
PALE = colors.HexColor("#e8f0f7")

#: Where a word may break at a line end; the longest first, so that none is cut inside another.
BREAKS = (
    "appro-vi-sion-ne-ment auto-no-mi-sa-tion béné-fi-ciaires ca-pa-ci-tés com-mu-nau-tés com-mu-nau-taires "
    "con-tri-bu-tion con-tri-bu-tions coor-di-na-tion dé-cen-tra-li-sa-tion dé-ve-lop-pe-ment élec-tri-fi-ca-tion "
    "fi-du-ciaire for-ma-tion gou-ver-ne-ment gou-ver-nance in-for-ma-tion in-fra-struc-tures lam-pa-daires "
    "maî-trise ma-raî-cher ma-raî-chère mé-na-ges mil-liards mil-lions mi-ni-stère ob-ser-va-teurs "
    "or-ga-ni-sa-tions par-te-naires per-son-nes po-pu-la-tion pro-gram-ma-tiques pro-fes-sion-nelle "
    "pro-tec-tion ré-gio-nal re-lè-ve-ment re-nou-ve-lé re-pré-sen-tant ré-ha-bi-li-ta-tion ré-u-nion "
    "sé-cu-ri-sa-tion sé-cu-ri-té spé-cial sta-bi-li-sa-tion tri-mes-trielle vil-la-geois ad-mi-nis-tra-tion "
    "sen-si-bi-li-sa-tion as-so-cia-tions col-lec-ti-vi-tés dol-lars amé-ri-cains éco-lières éco-liers "
    "pla-ni-fiés ache-vés ache-vée fi-nan-cés fi-nan-cée fi-nan-ce-ment au-to-ri-tés"
).split()

HIGHLIGHTS = [
    "<b>Kidal :</b> 07/02-08/02, démarrage d’une adduction d’eau à Tessalit (FF) ; 02/03, trois points d’eau à "
    "Aguelhok (QIP) ; 30/03, sept projets de femmes (QIP).",
    "<b>Gao :</b> 9/02-10/02, visite du RSSG à Ansongo (QIP et FF) ; 14/03, remises à Bourem (QIP et FF).",
    "<b>Tombouctou :</b> 03/03, kits pour les écoliers (QIP) ; 23/03, Journée de l’eau.",
    "<b>Ménaka :</b> 23/03, ouverture du chantier de l’école d’Inagam (QIP).",
    "<b>Mopti :</b> quatre projets FF validés.",
]

QIP_NEWS = [
    "<b>Ansongo, deux jours de remises.</b> Les 9 et 10 février, le Représentant spécial du Secrétaire général (RSSG) "
    "s’est rendu dans le cercle d’Ansongo. Huit projets y ont changé de mains : six QIP suivis par la Division des "
    "Affaires civiles (CAD) et deux projets du Fonds fiduciaire, payés par le Royaume-Uni et par l’Allemagne. Ensemble "
    "ils valent 432.152.309 FCFA, dont 119.093.930 FCFA de QIP et 313.058.379 FCFA pour le Fonds. Quatre autres "
    "chantiers du Fonds fiduciaire ont été ouverts le même jour ; ils coûteront 763.060.068 FCFA. Au total, près de "
    "1,2 milliard de FCFA pour 68 000 personnes, dont 48 % de femmes.",
    "<b>Aguelhok, de l’eau pour trois villages.</b> Le 2 mars, Abogui, Charnache et Doussakate ont vu arriver les "
    "foreuses. Les trois QIP, estimés à 65 millions de Francs CFA, donneront de l’eau potable à 3.000 personnes grâce "
    "à des pompes solaires. AIDE SAHEL en réalise deux, TOUMAST le dernier.",
    "<b>Tombouctou, la rentrée malgré tout.</b> Le 3 mars, 13 490 écoliers ont reçu cahiers et cartables dans 39 "
    "écoles de six communes, parmi lesquelles Ber et Lafia. Le bureau régional y a consacré 27 millions de Francs CFA.",
    "<b>Bourem, maraîchage et forage.</b> Le 14 mars, deux QIP ont été lancés sous le parrainage de CAD. Le premier "
    "(26.534.100 FCFA) aménage deux hectares irrigués à Hawa ; le second (25.112.500 FCFA) équipe d’un forage solaire "
    "les cinq hectares de la CAFO. À eux deux : 51.646.600 FCFA.",
    "<b>Ménaka, une école remise debout.</b> Trois salles de classe, une clôture et deux latrines : le chantier "
    "d’Inagam, ouvert le 23 mars, coûte 24 752 766 FCFA et profitera à 813 élèves (463 filles, 350 garçons).",
    "<b>Journée mondiale de l’eau.</b> Le 23 mars, à Tombouctou, la Section a rappelé que plus de 4 milliards FCFA ont "
    "été investis dans l’eau à Tombouctou et à Taoudéni, pour près de 300.000 habitants.",
    "<b>Cent associations, sept projets.</b> Le 30 mars, à 160 km au nord de Kidal, les femmes d’Aguelhok ont obtenu "
    "78 500 000 FCFA pour leurs activités ; 1293 d’entre elles en tireront un revenu.",
]

FUND_NEWS = [
    "<b>Sur le terrain.</b> L’Unité du Fonds fiduciaire (FF) a visité Tombouctou du 8 au 10 février, puis Gao du 23 au "
    "25 février, afin d’examiner avec les équipes régionales la conduite des chantiers.",
    "<b>Tessalit.</b> Le réseau d’approvisionnement en eau, en panne depuis des années, sera refait pour 450 ménages. "
    "Le Danemark verse 190 804 137 FCFA ; la Division des Affaires politiques (PAD) suit les travaux, commencés les 7 "
    "et 8 février.",
    "<b>Réunion trimestrielle.</b> Le 22 février, à Bamako, huit donateurs ont pris connaissance des nouvelles "
    "contributions : le Luxembourg, le Canada, la Belgique, le Danemark, la Norvège, la Suède, les Pays-Bas et le "
    "Royaume-Uni.",
    "<b>La Belgique renouvelle son soutien.</b> Le 3 mars, le Royaume de Belgique a annoncé un million d’euros de plus "
    "pour les droits des femmes et leur place dans les institutions.",
    "<b>Formation.</b> Les 10 et 11 mars, Interpeace a appris aux sections de la Mission à ne pas aggraver les "
    "conflits par leurs projets.",
    "<b>Bourem s’éclaire.</b> Depuis le 14 mars, des lampadaires solaires et des radios locales électrifiées "
    "fonctionnent dans le cercle. Coût : 223 millions de FCFA, pris en charge par le Danemark.",
    "<b>Regard extérieur.</b> Le 31 mars, IMC/Tetra Tech a livré les résultats de l’évaluation externe que le "
    "Royaume-Uni finance depuis 2021.",
]

APPROVED = [
    "10 février – lampadaires pour la sécurisation de Douentza, avec Mali Espoir : 105.555.500 FCFA (181.136,217 USD)",
    "24 février – clôtures scolaires à Diafarabé et à Youwarou : 64.636.472 FCFA (110.726,859 USD)",
    "24 février – clôtures de quatre écoles, de Banguétaba à Sarema : 246.131.569 FCFA (421.640,983 USD)",
    "24 mars – périmètre irrigué villageois à Diaba Peulh, cercle de Djenné : 191,817,697 FCFA (319.143 USD)",
]

KEY_FIGURES = [
    ["Guichet", "Achevés", "En cours", "Planifiés", "Total", "Budget (M USD)"],
    ["Projets à effet rapide (QIP)", "667", "179", "–", "846", "28,2"],
    ["Fonds fiduciaire (FF)", "207", "60", "2", "272", "133,2"],
    ["Fonds programmatiques (FP)", "–", "–", "–", "5", "1,8"],
    ["Ensemble", "874", "239", "2", "1 123", "163,2"],
]

ACRONYMS = [
    ["CAD", "Division des Affaires civiles"],
    ["CAFO", "Coordination des Associations et ONG féminines du Mali"],
    ["DGCT", "Direction générale des Collectivités territoriales"],
    ["FF", "Fonds fiduciaire"],
    ["MINUSMA", "Mission de l’ONU au Mali"],
    ["PAD", "Division des Affaires politiques"],
    ["PTF", "Partenaires techniques et financiers"],
    ["QIP", "Projet à effet rapide"],
    ["S&amp;R", "Stabilisation et Relèvement"],
    ["USD", "Dollar des États-Unis"],
]


def with_breaks(text: str) -> str:
    """Put a soft hyphen wherever `BREAKS` lets a word of `text` break, and bind French punctuation to its word."""
    for mark in ";:?":
        text = text.replace(f" {mark}", f"\N{NO-BREAK SPACE}{mark}")
    for broken in sorted(BREAKS, key=len, reverse=True):
        whole = broken.replace("-", "")
        text = text.replace(whole, broken.replace("-", "\N{SOFT HYPHEN}"))
    return text


def make_styles() -> dict[str, ParagraphStyle]:
    """The paragraph styles by name; the fonts must be registered."""
    body = ParagraphStyle(
        "body",
        fontName="Serif",
        fontSize=9.8,
        leading=12.6,
        alignment=TA_JUSTIFY,
        spaceAfter=4.2,
        embeddedHyphenation=1,
        splitLongWords=0,
    )
    return {
        "body": body,
        "item": ParagraphStyle("item", body, leftIndent=9, bulletIndent=0),
        "news": ParagraphStyle("news", body, leftIndent=0, spaceAfter=6),
        "h1": ParagraphStyle(
            "h1",
            fontName="Sans-Bold",
            fontSize=12,
            leading=14,
            textColor=BLUE,
            spaceBefore=6,
            spaceAfter=4,
            keepWithNext=1,
        ),
        "h2": ParagraphStyle(
            "h2", fontName="Sans-Bold", fontSize=9.5, leading=12, textColor=RUST, spaceBefore=4, spaceAfter=3
        ),
        "caption": ParagraphStyle("caption", fontName="Sans-Bold", fontSize=9.5, leading=13, textColor=RUST),
        "cell": ParagraphStyle("cell", fontName="Sans", fontSize=7.2, leading=8.8),
        "small": ParagraphStyle("small", fontName="Sans", fontSize=7, leading=9, textColor=colors.grey),
    }


def write_story(style: dict[str, ParagraphStyle]) -> list[Flowable]:
    """The flowables of the whole bulletin, in reading order."""

    def say(text: str, name: str = "body", bullet: str | None = None) -> Paragraph:
        return Paragraph(with_breaks(text), style[name], bulletText=bullet)

    figures = Table(
        KEY_FIGURES, colWidths=[58 * mm, 23 * mm, 23 * mm, 23 * mm, 23 * mm, 28 * mm], rowHeights=14
    )
    figures.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), "Sans", 8.5),
                ("FONT", (0, 0), (-1, 0), "Sans-Bold", 8.5),
                ("FONT", (0, -1), (-1, -1), "Sans-Bold", 8.5),
                ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("BACKGROUND", (0, 0), (-1, 0), PALE),
                ("GRID", (0, 0), (-1, -1), 0.5, BLUE),
            ]
        )
    )
    acronyms = Table(
        [
            [Paragraph(f"<b>{short}</b>", style["cell"]), Paragraph(long, style["cell"])]
            for short, long in ACRONYMS
        ],
        colWidths=[16 * mm, 38 * mm],
    )
    acronyms.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.8, RUST),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 1.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )

    story: list[Flowable] = [
        say("Chiffres-clés au 31 mars 2022 : nombre de projets et budgets", "caption"),
        Spacer(1, 3),
        figures,
        FrameBreak(),
        NextPageTemplate("inside"),
        say("Faits saillants", "h1"),
        *(say(text, "item", "•") for text in HIGHLIGHTS),
        say("Avant-propos", "h1"),
        say(
            "Deux mois d’efforts au Nord et au Centre : c’est ce que raconte ce numéro, destiné aux partenaires de la "
            "Section Stabilisation et Relèvement (S&amp;R), dans la Mission comme au dehors."
        ),
        say(
            "Les 29 et 30 mars, l’équipe s’est retirée à Bamako pour une retraite. On y a parlé de priorités, de "
            "gestion des programmes, de coordination et de suivi, en présence de l’équipe de pays des Nations Unies."
        ),
        say(
            "Le bulletin paraît tous les deux mois. Les montants sont donnés dans la monnaie du contrat, le plus souvent "
            "en francs CFA ; leur équivalent en dollars est celui du jour de l’approbation, ce qui explique que le "
            "taux change d’un projet à l’autre."
        ),
        say("Groupes de dialogue", "h1"),
        say(
            "En février et en mars 2022, la Section a siégé au Groupe thématique 2, où se retrouvent les partenaires "
            "techniques et financiers (PTF) du développement humain. Deux sujets l’ont occupé : l’archivage des "
            "documents du CREDD 2019-2023 sur maliapd.org, et la reprise des réunions mensuelles de la CAPZAC, qui a "
            "succédé à la CRZPC. Le plan d’action de 2022 dira quels projets cartographier d’abord."
        ),
        say("Centre du pays", "h1"),
        say(
            "Le 28 mars, la Directrice de la Section a rencontré le Secrétaire permanent chargé du cadre politique "
            "pour le Centre. Elle a demandé des résultats que les habitants puissent voir, et souhaité que les "
            "nouvelles régions soient associées aux choix."
        ),
        say("Projets à effet rapide", "h1"),
        say(
            "Un QIP ne dépasse pas 50.000 dollars américains ni six mois. Les communautés et les collectivités le "
            "demandent ; des entreprises ou des associations du lieu l’exécutent. Depuis 2013, les 846 projets ont "
            "mobilisé 28,1 M USD."
        ),
        say("Les nouvelles", "h2"),
        *(say(f"{number}. {text}", "news") for number, text in enumerate(QIP_NEWS, 1)),
        say("Fonds fiduciaire", "h1"),
        say(
            "Institué par le Conseil de sécurité en 2012 (résolution 2085), le Fonds fiduciaire de l’ONU pour le Mali "
            "reçoit des contributions volontaires. Sur les 133.2 millions de dollars américains de son budget, 110 "
            "millions (83%) sont déjà engagés."
        ),
        say(
            "Seize contributeurs l’alimentent : en Europe du Nord, le Danemark, la Norvège, la Suède, l’Irlande et le "
            "Royaume-Uni ; sur le continent, l’Allemagne, les Pays-Bas, la Belgique, le Luxembourg, la Suisse, "
            "l’Autriche et l’Italie ; ailleurs, le Canada, la Turquie et l’Australie, ainsi que UN DOCO."
        ),
        say("Les nouvelles", "h2"),
        *(
            say(f"{number}.{text}" if number == 2 else f"{number}. {text}", "news")
            for number, text in enumerate(FUND_NEWS, 1)
        ),
        say("Projets approuvés", "h2"),
        say("Tous se situent dans la région de Mopti et sont payés par le Danemark :"),
        *(say(text, "item", "•") for text in APPROVED),
        say("Leur coût cumulé s’élève à 608.141.238 FCFA, soit environ 1,03 million de dollars."),
        say("Fonds programmatiques", "h1"),
        say(
            "Cinq projets, 1,8 million de dollars américains depuis 2017. Le PARDIC, confié à la Direction générale des "
            "Collectivités territoriales (DGCT), reçoit plus de 228 millions de FCFA, environ 423 655 dollars "
            "américains, pour ranimer les instances de concertation des communes dans six régions."
        ),
        say(
            "Le 9 mars, les points focaux du PARDIC et du ZODEREN ont fait leurs comptes avec la DGCT. Le 16 mars, un "
            "atelier national a relu le projet de texte qui doit modifier le décret n°08-095/P-RM du 21 février 2008. "
            "Des cadres du Ministère de l’Administration territoriale et de la Décentralisation, de l’ANICT et de cinq "
            "préfectures, de Ségou à Diré, y ont pris part."
        ),
        say("Sensibilisation", "h1"),
        say(
            "Chaque séance tenue en février et en mars a réuni une centaine de personnes. Le 8 mars, Journée "
            "internationale des femmes, on y a présenté des projets conduits par des femmes."
        ),
        say(
            "Le thème de cette année, la participation à la refondation du Mali, a donné lieu à des questions très "
            "concrètes : qui décide de l’emplacement d’un forage, qui tient la caisse d’une coopérative, comment une "
            "association de femmes peut-elle répondre seule à un appel à propositions ? Les réponses nourriront la "
            "programmation du second semestre 2022."
        ),
        say("Prochains rendez-vous", "h1"),
        say("Avril 2022 : mise à jour des fiches de projets avec les bureaux régionaux.", "item", "•"),
        say("Mai 2022 : réunion trimestrielle avec les donateurs du Fonds fiduciaire.", "item", "•"),
        say(
            "Juin 2022 : fin du mandat que fixe la résolution 2584 et parution du numéro suivant.",
            "item",
            "•",
        ),
        say("Sigles", "h2"),
        acronyms,
        Spacer(1, 5),
        say(
            "Exemple rédigé pour Bordereau d’après des faits publiés ; ce bulletin n’engage aucune des institutions "
            "citées.",
            "small",
        ),
    ]
    return story


def draw_frame(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Running header and footer, and the masthead on the first page."""
    width, height = A4
    canvas.saveState()
    if document.page == 1:
        canvas.setFillColor(BLUE)
        canvas.rect(0, height - 34 * mm, width, 34 * mm, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.setFont("Sans-Bold", 25)
        canvas.drawString(16 * mm, height - 17 * mm, "Bulletin de stabilisation")
        canvas.setFont("Sans", 11)
        canvas.drawString(16 * mm, height - 25 * mm, "Section Stabilisation et Relèvement (S&R) – MINUSMA")
        canvas.drawRightString(width - 16 * mm, height - 25 * mm, "Février - Mars 2022")
    else:
        canvas.setFont("Sans", 8)
        canvas.setFillColor(BLUE)
        canvas.drawString(16 * mm, height - 11 * mm, "Bulletin de stabilisation")
        canvas.drawRightString(width - 16 * mm, height - 11 * mm, "Février - Mars 2022")
        canvas.line(16 * mm, height - 13 * mm, width - 16 * mm, height - 13 * mm)
    canvas.setFont("Sans", 8)
    canvas.setFillColor(colors.grey)
    canvas.drawString(16 * mm, 9 * mm, "MINUSMA – Section S&R")
    canvas.drawRightString(width - 16 * mm, 9 * mm, f"Page {document.page}")
    canvas.restoreState()


def draw(target: Path, find_font: Callable[[str], Path]) -> None:
    """Write the bulletin to `target`."""
    for name, file_name in {
        "Serif": "LiberationSerif-Regular.ttf",
        "Serif-Bold": "LiberationSerif-Bold.ttf",
        "Sans": "LiberationSans-Regular.ttf",
        "Sans-Bold": "LiberationSans-Bold.ttf",
    }.items():
        pdfmetrics.registerFont(TTFont(name, str(find_font(file_name))))
    for family in ("Serif", "Sans"):
        pdfmetrics.registerFontFamily(family, normal=family, bold=f"{family}-Bold")

    width, height = A4
    column, gutter, left, bottom = 55 * mm, 6.5 * mm, 16 * mm, 15 * mm

    def columns(top: float) -> list[Frame]:
        return [
            Frame(left + index * (column + gutter), bottom, column, top - bottom, 0, 0, 0, 0)
            for index in range(3)
        ]

    document = BaseDocTemplate(
        str(target),
        pagesize=A4,
        title="Bulletin de stabilisation – Février - Mars 2022",
        author="MINUSMA – Section Stabilisation et Relèvement",
        lang="fr",
    )
    banner = Frame(left, height - 77 * mm, width - 2 * left, 39 * mm, 0, 0, 0, 0)
    document.addPageTemplates(
        [
            PageTemplate("cover", [banner, *columns(height - 79 * mm)], onPage=draw_frame),
            PageTemplate("inside", columns(height - 17 * mm), onPage=draw_frame),
        ]
    )
    document.build(write_story(make_styles()))
