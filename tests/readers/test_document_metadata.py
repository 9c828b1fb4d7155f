from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import LANGUAGES
from pipeline.language.cldr import country_names
from pipeline.language.folding import without_accents
from pipeline.readers import read_source
from pipeline.readers.metadata.country import CITIES, SAMPLE, _names, count_countries, find_country
from pipeline.readers.metadata.language import find_language
from pipeline.readers.metadata.publisher import find_rights_holder
from pipeline.readers.source import Source
from pipeline.records import Document

MakeSource = Callable[[str, str], Source]
Complete = Callable[..., Document]

PROSE = (
    "Les activités du programme ont concerné douze communes de la région, où les services techniques et les "
    "collectivités ont préparé ensemble la campagne agricole.\n"
)

NEWSLETTER = f"""# PUITS INFO

LETTRE D'INFORMATION TRIMESTRIELLE\x20\x20
DU PROGRAMME D'HYDRAULIQUE RURALE

Octobre 2021

« De l'eau pour tous »

## Éditorial

Le troisième trimestre 2021 a vu finir les forages. {PROSE}

### Contact :

Unité de coordination du programme

Agence d'exécution HYDRA

Tél : (+000) 00 00 00 00
"""

COVER = f"""RÉPUBLIQUE DU NIGER

MINISTÈRE DE L'HYDRAULIQUE

Rapport annuel 2019

PROGRAMME D'APPUI AUX COMMUNES DE ZINDER

Niamey, mars 2020

INTRODUCTION

{PROSE}
"""

BULLETIN = f"""• Zinder : reprise des travaux dans trois communes, avec les services techniques de la région.

Chiffres-clés au 30 avril 2020

Bulletin bimestriel
Mars - Avril 2020

{PROSE}
Bulletin bimestriel
Mars - Avril 2020

Retrouvez tous les bulletins de la section sur le site web de la Mission Exemple :
"""

NEWS = f"""<html><head><title>Un comité | Site</title></head><body>
<header><a href="/">Coopération Exemple</a></header>
<main><p class="kicker">Actualités</p><h1>Un comité fixe la suite</h1>
<p>Le jeudi 4 mars 2021, le comité s'est réuni.
{PROSE}</p></main></body></html>"""


@pytest.fixture
def complete(make_source: MakeSource) -> Complete:
    def read(name: str, text: str, **options: str) -> Document:
        return read_source(make_source(name, text), **options).document

    return read


def test_a_newsletter(complete: Complete) -> None:
    document = complete("lettre.md", NEWSLETTER)
    assert (
        document.title == "PUITS INFO - LETTRE D'INFORMATION TRIMESTRIELLE DU PROGRAMME D'HYDRAULIQUE RURALE"
    )
    assert (document.kind, document.publisher, document.language) == ("newsletter", "HYDRA", "fr")
    assert (document.published, document.covers_start, document.covers_end) == (
        "2021-10",
        "2021-07-01",
        "2021-09-30",
    )


def test_the_cover_of_a_report(complete: Complete) -> None:
    document = complete("rapport.txt", COVER)
    assert document.title == "Rapport annuel 2019 - PROGRAMME D'APPUI AUX COMMUNES DE ZINDER"
    assert (document.kind, document.publisher, document.country) == (
        "report",
        "MINISTÈRE DE L'HYDRAULIQUE",
        "NE",
    )
    assert (document.published, document.covers_start, document.covers_end) == (
        "2020-03",
        "2019-01-01",
        "2019-12-31",
    )


def test_a_bulletin_known_by_what_its_pages_repeat(complete: Complete) -> None:
    document = complete("bulletin.txt", BULLETIN)
    assert (document.title, document.kind) == ("Bulletin bimestriel - Mars - Avril 2020", "bulletin")
    assert document.publisher == "Mission Exemple"
    assert (document.published, document.covers_start, document.covers_end) == (
        "2020-04-30",
        "2020-03-01",
        "2020-04-30",
    )


def test_a_news_page(complete: Complete) -> None:
    document = complete("news.html", NEWS)
    assert (document.title, document.kind) == ("Un comité fixe la suite", "news")
    assert document.publisher == "Coopération Exemple"
    # The day of the event is not the day of publication.
    assert document.published is None


def test_a_page_without_a_date_is_a_web_page(complete: Complete) -> None:
    document = complete("page.html", f"<main><h2>VOLET SANTÉ</h2><p>{PROSE}</p></main>", country="TD")
    assert (document.title, document.kind, document.country) == ("VOLET SANTÉ", "web page", "TD")


def test_what_is_not_stated_stays_empty(complete: Complete) -> None:
    document = complete("note.txt", PROSE)
    assert (document.title, document.publisher, document.kind, document.published, document.source_url) == (
        None,
    ) * 5
    assert (document.covers_start, document.covers_end) == (None, None)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Publié le 9 décembre 2024 par le programme", "2024-12-09"),
        ("Mise à jour : février 2021", "2021-02"),
        ("Bamako, le 5 septembre 2023", "2023-09-05"),
        ("N° 12 – Juillet 2023", "2023-07"),
        ("2025", "2025"),
        ("Février - Mars 2022", None),
        ("Comité de pilotage du 15 juin 2023", None),
        ("Depuis 2015", None),
    ],
)
def test_which_lines_of_the_letterhead_date_a_document(
    complete: Complete, line: str, published: str | None
) -> None:
    assert complete("note.txt", f"NOTE SUR LES PUITS\n\n{line}\n\n{PROSE}").published == published


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Lettre d’information n° 3", "newsletter"),
        ("Bulletin d'information", "bulletin"),
        ("Étude de faisabilité du barrage", "report"),
        ("Évaluation finale du programme", "report"),
        ("Procès-verbal de la sixième session", "minutes"),
        ("Communiqué de presse", "press release"),
        ("Avis d'appel d'offres international", "call"),
        ("Plan d'action 2024 : bilan compris", "plan"),
        ("Annual Report of the Fund", "report"),
    ],
)
def test_the_first_word_that_names_a_kind_decides(complete: Complete, title: str, kind: str) -> None:
    assert complete("x.md", f"# {title}\n\n{PROSE}").kind == kind


@pytest.mark.parametrize(
    ("title", "text", "period"),
    [
        ("Rapport semestriel", "Premier semestre 2022", ("2022-01-01", "2022-06-30")),
        ("Rapport d'activités", "Période du 1er janvier au 30 juin 2024", ("2024-01-01", "2024-06-30")),
        ("Lettre mensuelle", "Mai 2022", ("2022-05-01", "2022-05-31")),
        ("Bilan 2015-2024", "Un texte.", ("2015-01-01", "2024-12-31")),
        ("Étude sur les puits", "Mai 2022", (None, None)),
    ],
)
def test_the_period_reported_on(
    complete: Complete, title: str, text: str, period: tuple[str | None, str | None]
) -> None:
    document = complete("x.md", f"# {title}\n\n{text}\n\n{PROSE}")
    assert (document.covers_start, document.covers_end) == period


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© 2024 Programme Puits. Tous droits réservés.", "Programme Puits"),
        ("Copyright © Agence Exemple 2020-2024", "Agence Exemple"),
        ("© Tous droits réservés. Mentions légales", None),
        ("Photo © Agence Exemple", None),
        ("Un texte sans droits", None),
    ],
)
def test_the_holder_of_the_rights(line: str, holder: str | None) -> None:
    assert find_rights_holder(line) == holder


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("La région de Zinder, au Niger. L'Ambassade du Mali.", "NE"),
        ("Le fleuve Niger et la boucle du Niger à Gao.", "ML"),
        ("En Guinée-Bissau, près de Bissau ; la Guinée voisine.", "GW"),
        ("Le Luxembourg et la Belgique.", "SN"),
        ("Le Tchad et le Sénégal.", "SN"),
    ],
)
def test_the_country_named_most(text: str, country: str) -> None:
    assert find_country(text, default="SN") == country


def test_every_name_of_a_country_is_found_where_it_stands() -> None:
    for code in CITIES:
        for language in LANGUAGES:
            name = country_names(language)[code]
            for written in (name, name.upper(), without_accents(name), name.replace("'", "’")):
                pattern, _ = _names()[code]
                text = f"(à){written}, _{written} {written}s l'{written}; {written}-{written}."
                assert count_countries(text)[code] == len(pattern.findall(text)), written


COUNTRY_WORDS = [
    *("Mali", "Niger", "Nigeria", "Guinée", "-Bissau", " équatoriale", "Congo", "-Kinshasa", "RD "),
    *("SENEGAL", "Côte d’Ivoire", "l'Île", "São Tomé", "Saint-Louis", "malien", "nigérienne", "_", "’"),
    *("démocratique du ", "Burkina", " Faso", "Cabo Verde", "cap", "vert", "République", "e\u0301"),
    *(", ", " ", " du ", "\u02bc"),
]


@given(st.lists(st.sampled_from(COUNTRY_WORDS), max_size=30).map("".join))
def test_countries_are_counted_as_their_names_are_found_in_the_whole_text(text: str) -> None:
    found = {code: len(pattern.findall(text)) for code, (pattern, _) in _names().items()}
    assert count_countries(text) == found


def test_a_country_named_behind_the_sample_is_none() -> None:
    text = "a " * (SAMPLE // 2)
    assert find_country(f"{text[:-6]} Mali", default="TD") == "ML"
    assert find_country(f"{text[:-4]} Mali", default="TD") == "TD"


def test_the_language_is_read_and_the_declared_one_only_a_hint() -> None:
    english = (
        "The programme supports twelve communes in the region with wells, schools and health centres. " * 2
    )
    assert find_language(PROSE * 2, declared="en") == "fr"
    assert find_language(english, declared="fr") == "en"
    assert find_language("Kidal 2023", declared="fr") == "fr"
    assert find_language("Kidal 2023") is None


def test_a_state_and_a_ministry_in_capitals_without_accents_are_no_title(complete: Complete) -> None:
    plain = COVER.replace("RÉPUBLIQUE", "REPUBLIQUE").replace("MINISTÈRE", "MINISTERE")
    assert complete("cover.txt", plain).title == complete("rapport.txt", COVER).title


def test_a_title_that_a_program_made_up_is_no_title(complete: Complete) -> None:
    page = f"<html><head><title>Microsoft Word - note.docx</title></head><body><p>{PROSE}</p></body></html>"
    assert complete("note.html", page).title is None


@pytest.mark.parametrize(
    "first",
    [
        "VOIES",
        "Regards",
        "REPUBLIQUE DU SENEGAL",
        "Republique du Niger",
        "BURKINA FASO",
        "COTE D’IVOIRE",
        "Guiné-Bissau",
        "MINISTERE DES FINANCES",
        "« Venez nombreux, la fête est à tous »",
        "Solde : (1 250 000 FCFA)",
        "Coût total : 12 500 000 francs CFA",
        "Montant: 4,5 millions d'euros",
        "12 mars 2023",
    ],
)
def test_rubrics_states_sums_and_days_are_no_titles(complete: Complete, first: str) -> None:
    assert complete("a.txt", f"{first}\n\n{PROSE}").title is None


@pytest.mark.parametrize(
    "first",
    [
        "Rapport",
        "Budget 2023 : 12 500 000 FCFA pour l'eau des communes rurales du cercle de Gao",
        "Communiqué : le pont est ouvert",
        "« La voix du plateau » de la rentrée 2021",
    ],
)
def test_a_line_that_names_what_is_told_is_a_title(complete: Complete, first: str) -> None:
    assert complete("a.txt", f"{first}\n\n{PROSE}").title == first


@pytest.mark.parametrize(("mottoes", "kept"), [(3, False), (2, True)])
def test_aims_above_the_kind_of_a_document_are_no_title(
    complete: Complete, mottoes: int, *, kept: bool
) -> None:
    aims = ["ECONOMIE FORTE", "ENERGIE PROPRE", "EGALITE DES CHANCES"][:mottoes]
    cover = "\n\n".join(["MINISTERE DU PLAN", *aims, "RAPPORT DE SUIVI 2024", PROSE])
    title = complete("a.txt", cover).title
    assert title == (" - ".join([*aims, "RAPPORT DE SUIVI 2024"]) if kept else "RAPPORT DE SUIVI 2024")


def test_a_letterhead_in_portuguese_is_the_publisher_and_no_title(complete: Complete) -> None:
    body = (
        "O conselho aprovou as contas da campanha e as obras da estrada continuam até junho. Uma missão vai "
        "visitar as quatro aldeias, que pediram poços e uma escola nova para as crianças da região."
    )
    head = "ESTADO DO NORTE\n\nPREFEITURA MUNICIPAL DE SANTA RITA\n\nRELATÓRIO DE GESTÃO 2018"
    document = complete("a.txt", f"{head}\n\n{body}")
    assert document.title == "RELATÓRIO DE GESTÃO 2018"
    assert document.publisher == "PREFEITURA MUNICIPAL DE SANTA RITA"


def test_a_letterhead_in_spanish_is_the_publisher_and_no_title(complete: Complete) -> None:
    body = (
        "El consejo aprobó las cuentas de la campaña y las obras del camino seguirán hasta junio. Una misión "
        "visitará los cuatro pueblos, que han pedido pozos y una escuela nueva para los niños."
    )
    head = "PROVINCIA DE LA SIERRA\n\nAYUNTAMIENTO DE SANTA RITA\n\nINFORME DE GESTIÓN 2018"
    document = complete("a.txt", f"{head}\n\n{body}")
    assert document.title == "INFORME DE GESTIÓN 2018"
    assert document.publisher == "AYUNTAMIENTO DE SANTA RITA"
