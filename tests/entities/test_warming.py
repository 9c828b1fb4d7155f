"""What workers share because their parent has built it."""

from pipeline.entities import load_nlp
from pipeline.entities.organisations.shelf import gazetteer_shelf
from pipeline.entities.warming import warm_up
from pipeline.gazetteer.countries import country_in
from pipeline.gazetteer.places import _known_places as known_places


def test_warming_up_builds_the_gazetteers_once():
    for cached in (gazetteer_shelf, known_places):
        cached.cache_clear()
    country_in.cache_clear()
    warm_up(load_nlp())
    for cached in (gazetteer_shelf, known_places):
        assert cached.cache_info().currsize == 1
    before = gazetteer_shelf.cache_info().misses
    warm_up(load_nlp(["organisations"]))
    assert gazetteer_shelf.cache_info().misses == before
