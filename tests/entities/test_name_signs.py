"""Signs of how names look and of what stands around them; every name is made up."""

import pytest

from pipeline.entities.organisations.name_mention import NameSighting
from pipeline.entities.organisations.name_signs import shape, signs_of, weigh_signs
from pipeline.entities.organisations.naming import new_organisation
from pipeline.entities.organisations.repeated import Said


def signs(
    name: str, before: str = "of the ", behind: str = " met", *, times: int = 1, said: str = ""
) -> frozenset[str]:
    naming = NameSighting("english", "paragraph", before, behind)
    return signs_of(new_organisation(name), [naming] * times, Said([said]))


@pytest.mark.parametrize(
    ("word", "its_shape"),
    [("27", "9"), ("KLM", "A"), ("K", "U"), ("Tinza", "U"), ("TinzaAid", "M"), ("wells", "l"), ("e27", "l")],
)
def test_a_word_has_a_shape(word: str, its_shape: str):
    assert shape(word) == its_shape


def test_words_are_signs_by_their_place():
    found = signs("Office of Tinza")
    assert {"word office", "word of", "word tinza", "first office", "last tinza"} <= found
    assert "first tinza" not in found


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("Tinza", "shape U"),
        ("Tinza of Kolo Deep Wells", "shape UlUU"),
        ("Tinza of Kolo wells", "shape UlUl"),
        ("KLMNOPQ", "alone A7"),
        ("KLMNOPQR", "alone A7"),
        ("KLMNOP", "alone A6"),
        ("Tinza 27", "a digit"),
        ("A B C D E F G H I", "words 9"),
        ("A B C D E F G H I J", "words 10"),
        ("A B C D E F G H I J K", "words 10"),
        ("Tinza for wells and rivers", "small words 2"),
        ("Tinza for wells and rivers or ponds near dams", "small words 3"),
        ("Tinza for dam", "small words 0"),
        ("Tinza Kolo Basu Gado", "words of its own 3"),
        ("Tinza Kolo", "words of its own 2"),
    ],
)
def test_the_shape_of_a_name_is_a_sign(name: str, sign: str):
    assert sign in signs(name)


def test_a_word_that_the_document_writes_small_is_none_of_its_own():
    assert {"words said small 1", "words of its own 1"} <= signs("Tinza Wells", said="the wells of Kolo")
    assert {"words said small 0", "words of its own 2"} <= signs("Tinza Wells", said="the Wells of Kolo")


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("of the ", " met", {"before the", "behind met"}),
        ("of those ", " joined", {"before l", "behind l"}),
        ("l’", "", {"before l'", "behind nothing"}),
        ("(", ")", {"before (", "behind )"}),
        ("Messrs Kolo ", " Wells", {"before U", "behind U"}),
        ("in 27 ", " 2031", {"before 9", "behind 9"}),
        ("with ", " with", {"before with", "behind with"}),
    ],
)
def test_neighbours_are_signs(before: str, behind: str, expected: set[str]):
    assert expected <= signs("Tinza", before, behind)


def test_a_word_that_says_what_it_is_may_stand_before_a_name_in_any_form():
    cued = NameSighting("cue", "paragraph", "by the NGO ", " met")
    assert "before its kind" in signs_of(new_organisation("Tinza"), [cued], Said())


def test_the_words_of_a_programme_are_no_signs():
    naming = NameSighting("name", "paragraph", "2. ", " met")
    services = new_organisation("Corporate Services", kind="programme")
    assert signs_of(services, [naming], Said()) == {"kind programme"}


@pytest.mark.parametrize(("times", "sign"), [(1, "places 1"), (3, "places 3"), (4, "places 3")])
def test_how_often_a_name_stands_counts_up_to_a_number(times: int, sign: str):
    assert sign in signs("Tinza", times=times)


def test_letters_that_are_explained_are_a_sign():
    organisation = new_organisation("Tinza Rivers Aid", acronym="TRA")
    assert "letters that are explained" in signs_of(organisation, [], Said())
    assert "letters that are explained" not in signs("Tinza Rivers Aid")


def test_a_name_without_words_has_no_shape():
    assert not any(sign.startswith(("word ", "shape")) for sign in signs("…"))


def test_what_is_like_names_outweighs_what_is_like_none():
    def weight(name: str, before: str) -> float:
        naming = NameSighting("english", "paragraph", before, " met")
        return weigh_signs(new_organisation(name), [naming], Said())

    assert weight("Tinza Foundation", "with the ") > 0 > weight("Corporate Services", "2. ")
