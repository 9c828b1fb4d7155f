"""The main text of web pages whose markup does not say where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.readers.html import read_html, sifting
from pipeline.readers.html.sifting import SiftedPage, folded
from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.source import Source

PARAGRAPHS = [
    f"{line} habitants des villages, les services techniques et le comité de suivi."
    for line in (
        "Le conseil communal a adopté mardi les comptes de la campagne, après une discussion avec les",
        "Les travaux ont coûté 48 250 000 FCFA, dont un quart a été payé par la commune et le reste par les",
        "Une mission de suivi est prévue avant la saison des pluies, quand la route est coupée pour les",
        "Le rapport du chantier est affiché à la mairie, où peuvent le lire à toute heure du jour les",
    )
]
TOLD = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
ROWS = "".join(f"<tr><td>Village {k}</td><td>{k} 250 000</td></tr>" for k in range(1, 5))
PAGE = f"""<html lang="fr"><head><title>Les comptes</title></head><body>
<div class="haut"><div>Météo du jour : 38 degrés</div><div>Abonnez-vous à la lettre</div></div>
<div class="entry-content"><h1>Les comptes de la campagne</h1>{TOLD}</div>
<div class="chiffres"><table><tr><th>Village</th><th>Montant</th></tr>{ROWS}</table></div>
<div class="droite"><div class="bloc"><p>Les plus lus : trois recettes de saison</p></div>
<div class="bloc"><p>Sport : la finale est reportée</p></div></div></body></html>"""


def text_of(tmp_path: Path, markup: str) -> str:
    path = tmp_path / "page.html"
    path.write_text(markup, encoding="utf-8")
    return read_html(Source("page", path, path.name, "0" * 64)).pages[0].text


def test_what_surrounds_a_text_is_left_out_and_tables_of_figures_stay(tmp_path: Path) -> None:
    text = text_of(tmp_path, PAGE)
    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert "Village 3\t3 250 000" in text
    assert "recettes de saison" not in text
    assert "Abonnez-vous" not in text


@pytest.mark.parametrize("chosen", [None, "Les comptes"])
def test_a_choice_of_nothing_or_next_to_nothing_leaves_all_to_our_own_rules(
    tmp_path: Path, chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.readers.html.chosen_text", lambda tree: chosen)
    assert "recettes de saison" in text_of(tmp_path, PAGE)


def test_a_page_that_the_library_fails_on_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fails)
    assert PARAGRAPHS[0] in text_of(tmp_path, PAGE)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Une phrase choisie. Une autre.", True), ("Une phrase. Une autre, bien plus longue.", False)],
)
def test_a_block_belongs_to_the_text_by_most_of_its_letters(text: str, *, kept: bool) -> None:
    page = SiftedPage("page", chosen=folded("Avant. Une phrase choisie. Après. Une phrase."))
    page.add_block("paragraph", text)
    assert bool(page.text) is kept


@pytest.mark.parametrize(("n_figures", "kept"), [(sifting.FIGURES, True), (sifting.FIGURES - 1, False)])
def test_a_table_that_was_not_chosen_is_kept_for_its_figures(n_figures: int, *, kept: bool) -> None:
    page = SiftedPage("page", chosen=folded("Tout autre chose"))
    texts = [*["12 500"] * n_figures, *["Accueil"] * (4 - n_figures)]
    page.add_table(MarkupCell(row=k // 2, column=k % 2, text=text) for k, text in enumerate(texts))
    assert bool(page.text) is kept
