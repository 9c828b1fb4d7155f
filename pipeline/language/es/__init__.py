"""Spanish."""

from pipeline.language.es.currencies import CURRENCIES
from pipeline.language.es.dates import DATES, DURATIONS
from pipeline.language.es.metadata import METADATA
from pipeline.language.es.money import MONEY, ROLES
from pipeline.language.es.numbers import NUMBERS
from pipeline.language.es.personal import PERSONAL
from pipeline.language.es.tables import TABLES
from pipeline.language.lexicon import Lexicon
from pipeline.language.word_lists import word_set

LEXICON = Lexicon(
    code="es",
    alpha_3="spa",
    beside=("en",),
    stop_words=word_set(
        """
        a al como con de del desde el en entre es esta este fue fueron ha han hasta la las lo los más no
        o para pero por que se según ser sin sobre son su sus también un una y
        """
    ),
    abbreviations=word_set(
        """
        art av cf dr dra etc fig ing n p pág prof sr sra tel vol
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
