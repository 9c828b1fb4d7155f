"""Portuguese."""

from pipeline.language.lexicon import Lexicon
from pipeline.language.pt.currencies import CURRENCIES
from pipeline.language.pt.dates import DATES, DURATIONS
from pipeline.language.pt.metadata import METADATA
from pipeline.language.pt.money import MONEY, ROLES
from pipeline.language.pt.numbers import NUMBERS
from pipeline.language.pt.personal import PERSONAL
from pipeline.language.pt.tables import TABLES
from pipeline.language.word_lists import word_set

LEXICON = Lexicon(
    code="pt",
    alpha_3="por",
    beside=("en",),
    stop_words=word_set(
        """
        a ao aos as até com como da das de do dos e em entre estão foi foram mais mas na nas no nos não
        o os ou para pela pelas pelo pelos por que se sem ser seu seus sobre sua suas são também um uma
        à às é
        """
    ),
    abbreviations=word_set(
        """
        art av cf dr dra eng etc exmo fig n p pág prof sr sra tel vol
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
