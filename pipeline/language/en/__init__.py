"""English."""

from pipeline.language.en.currencies import CURRENCIES
from pipeline.language.en.dates import DATES, DURATIONS
from pipeline.language.en.metadata import METADATA
from pipeline.language.en.money import MONEY, ROLES
from pipeline.language.en.numbers import NUMBERS
from pipeline.language.en.personal import PERSONAL
from pipeline.language.en.tables import TABLES
from pipeline.language.lexicon import Lexicon
from pipeline.language.word_lists import word_set

LEXICON = Lexicon(
    code="en",
    alpha_3="eng",
    beside=("fr",),
    stop_words=word_set(
        """
        a also an and are as at be been but by for from had has have in is it its of on or per than that
        the their these they this those to was were which while who will with
        """
    ),
    abbreviations=word_set(
        """
        al approx cf dr e.g etc fig hon i.e jr max min mr mrs ms no nos p pp prof ref sr st tel vol
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
