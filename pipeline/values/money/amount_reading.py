"""What a printed amount of money is read as."""

from decimal import Decimal

from pipeline.values.money.patterns import Qualifier
from pipeline.values.text.spans import SpanReading


class AmountReading(SpanReading):
    """One printed amount of money.

    `low` and `high` bound what the figure stands for, by printed precision and qualifier; None is unbounded.
    A range (`entre 2 et 3 millions d'euros`) is one reading with its bounds and no `value`; where both bounds
    name the currency they are two readings, the least and the most. `quelques milliers d'euros` have no value
    either, and are two to ten thousand. `equals` is the index, in the list that `find_amounts` returned, of
    the same sum in another currency. `per` is the unit of a price (`5 000 FCFA par jour`).
    `elided` says that the currency was printed with another amount. `place` is the value of one in the last
    printed place: 0.01 for `12,50`, 100 000 for `28,1 millions`; None without a value. `otherwise` is the
    value under the other meaning of a sign that only context tells apart; `open` says that no context did,
    and that `low` and `high` hold both.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    currency: str
    qualifier: Qualifier
    equals: int | None = None
    per: str | None = None
    elided: bool = False
    place: Decimal | None = None
    otherwise: Decimal | None = None
    open: bool = False
