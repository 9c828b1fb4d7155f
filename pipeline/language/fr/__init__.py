"""French."""

from pipeline.language.fr.currencies import CURRENCIES
from pipeline.language.fr.dates import DATES, DURATIONS
from pipeline.language.fr.metadata import METADATA
from pipeline.language.fr.money import MONEY, ROLES
from pipeline.language.fr.numbers import NUMBERS
from pipeline.language.fr.personal import PERSONAL
from pipeline.language.fr.tables import TABLES
from pipeline.language.lexicon import Lexicon
from pipeline.language.word_lists import word_set

LEXICON = Lexicon(
    code="fr",
    alpha_3="fra",
    beside=("en",),
    stop_words=word_set(
        """
        afin ainsi au aussi aux avec car ce ces cette chez comme contre dans de depuis des donc dont du
        elle elles en entre est et hors il ils la le les leur leurs lors mais ne ni notre nous ont ou où
        par parmi pas pour puis que qui sans se selon ses si soit son sont sous sur un une vers à
        """
    ),
    abbreviations=word_set(
        """
        a.i adj al approx art av avr bd cdt cf chap cne col dr drs déc env etc ex fax fig févr gal ing
        janv juil lt m max me mgr min mlle mm mme mmes n no nos nov oct p pp pr prof ref réf s.e s.e.m
        sept sg st ste tab tel tél vol éd
        """
    ),
    numbers=NUMBERS,
    currencies=CURRENCIES,
    money=MONEY,
    roles=ROLES,
    dates=DATES,
    durations=DURATIONS,
    tables=TABLES,
    metadata=METADATA,
    personal=PERSONAL,
)
