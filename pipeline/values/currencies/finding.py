"""Currencies and the forms in which documents print them, as ISO 4217 codes.

Sources: ISO 4217; CLDR; the member states of the UEMOA and the CEMAC by ISO 3166; the fixed parity of the CFA
franc to the euro, in force since 1 January 1999.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, cached_property
from itertools import product
from unicodedata import category

from pipeline.language import DEFAULT, CurrencyWords, group, lexicon, words_of
from pipeline.language.cldr import currency_names
from pipeline.language.folding import without_accents
from pipeline.values.currencies.names import CFA_SHORT, CODES, NATIVE_NAMES, SYMBOLS
from pipeline.values.text.beginnings import Beginnings, HeldBeginnings, words_begun
from pipeline.values.text.pattern_reader import LONGEST

#: 1 EUR in XOF, and in XAF: exact since 1999-01-01.
XOF_PER_EUR = Decimal("655.957")

CFA_FRANCS = frozenset({"XOF", "XAF"})

UEMOA = frozenset({"BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"})
CEMAC = frozenset({"CM", "CF", "TD", "CG", "GQ", "GA"})

#: What one unit has been worth in CFA francs this century, to an order of magnitude: enough to tell a
#: thousands sign from a decimal one between two currencies, never to convert.
ROUGHLY_IN_XOF: dict[str, Decimal] = {
    "XOF": Decimal(1),
    "XAF": Decimal(1),
    "EUR": Decimal(656),
    "USD": Decimal(570),
    "GBP": Decimal(780),
    "CHF": Decimal(600),
    "CAD": Decimal(440),
    "XUA": Decimal(780),
    "XDR": Decimal(780),
    "AUD": Decimal(400),
}

CFA = "CFA"
FRANC = "FRANC"
_FRANCS = {
    "CH": "CHF",
    "LI": "CHF",
    "GN": "GNF",
    "CD": "CDF",
    "RW": "RWF",
    "BI": "BIF",
    "DJ": "DJF",
    "KM": "KMF",
    "FR": "FRF",
    "BE": "BEF",
    "LU": "LUF",
}

_LETTERS = r"[^\W\d_]+"
_WORD = re.compile(_LETTERS)
_WORD_END = re.compile(r"(?![^\W_])")
_LETTERS_END = re.compile(r"(?![^\W\d_])")
_SIGN_CHARACTERS = "".join(sorted({sign for form in SYMBOLS for sign in form if category(sign) == "Sc"}))
_SIGN_CHARACTER = re.compile(f"[{re.escape(_SIGN_CHARACTERS)}]")
_NOT_BEHIND_WORD, _NOT_BEHIND_LETTER = re.compile(r"(?<![^\W_])"), re.compile(r"(?<![^\W\d_])")
_LETTERS_BEFORE, _LETTERS_REACH = re.compile(r"(?<![^\W\d_])[A-Za-z]{1,3}[ .]?\Z"), 4


class _Currencies:
    """The forms of currencies that documents of a language print."""

    def __init__(self, words: CurrencyWords, codes: Iterable[str]) -> None:
        self.by_name: dict[str, str] = {}
        for code in codes:
            own = words_of(code).currencies
            for currency, names in currency_names(code).items():
                self._add(currency, names, own)
            for table in (NATIVE_NAMES, own.names):
                for currency, listed in table.items():
                    self._add(currency, listed.split("|"), own)
        self.by_name |= dict.fromkeys(words.franc, FRANC)
        self.shared = {form: name for name in words.shared for form in _inflected(name, words.plurals)}
        self.of_country = words.shared
        self.iso = frozenset({*self.by_name.values(), "XOF", "XAF"}) - {FRANC}
        self.names = _by_first_word([*self.by_name, *self.shared])
        self.cfa = (*words.cfa, *CFA_SHORT)
        self.sign_codes = [*SYMBOLS.values(), *(CFA for _ in self.cfa), *CODES.values()]
        # Whatever is no plain name. The empty group that ends each form tells its code, and leaves a literal
        # in front for the matcher to fail on.
        self.sign = re.compile(
            "|".join(
                [
                    *(f"{form}()" for form in SYMBOLS),
                    *(rf"(?=[fFcC])(?i:{form})(?![^\W\d_])()" for form in self.cfa),
                    *(rf"(?:{form})(?![^\W\d_])()" for form in CODES),
                ]
            )
        )
        # `5 F/H` counts women and men, `500 F/kg` is a price.
        self.lone_f = re.compile(
            rf"(?:[Ff]rs?\.?|FRS?|F)(?![\w'&/+~-]|(?<=r)\.\w)|F(?=/{group(words.priced_by)}\b)"
        )

    def _add(self, currency: str, names: Iterable[str], words: CurrencyWords) -> None:
        for name in names:
            if _WORD.match(name):
                for form in _inflected(name, words.plurals):
                    self.by_name.setdefault(form, currency)
                    self.by_name.setdefault(without_accents(form), currency)

    @cached_property
    def begin_sign(self) -> HeldBeginnings:
        """Whether what is no plain name may begin as a text does."""
        return HeldBeginnings(Beginnings.of(re.compile(self.sign.pattern, re.IGNORECASE)))

    @cached_property
    def begin(self) -> HeldBeginnings:
        """Whether any form may begin as a text does: asked before anything else, of most words it says no."""
        signs = self.begin_sign.beginnings.known
        return HeldBeginnings(Beginnings([*signs, *self.names, *self.iso], any_case=True))

    def form_end(self, text: str, start: int, ends: re.Pattern[str]) -> int | None:
        """Where the form printed at `start` ends, before what `ends` says may follow a word."""
        said = text[start : start + LONGEST]
        if not self.begin[said]:
            return None
        sign = self.sign.match(text, start) if self.begin_sign[said] else None
        if sign and (not text[sign.end() - 1].isalpha() or ends.match(text, sign.end())):
            return sign.end()
        word = _WORD.match(text, start)
        if word is None:
            return None
        for name in self.names.get(word.group().lower(), ()):
            end = start + len(name)
            if text[start:end].lower() == name and ends.match(text, end):
                return end
        return word.end() if word.group() in self.iso and ends.match(text, word.end()) else None


def _inflected(name: str, plurals: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """A name with any of its words in the plural (`dollars canadiens`, `dollars canadien`)."""
    forms = []
    for word in name.split(" "):
        added = next((added for ending, added in plurals if word.endswith(ending)), "")
        forms.append((word, word + added) if added and not word.endswith("s") else (word,))
    yield from (" ".join(choice) for choice in product(*forms))


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    """The names under their first word, longest first so that a shorter one never hides it."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_word[_WORD.findall(name)[0]].append(name)
    return dict(by_word)


@cache
def _currencies(language: str) -> _Currencies:
    words = lexicon(language)
    return _Currencies(words.currencies, (words.code, *words.beside))


def currency_end(text: str, start: int, language: str = DEFAULT) -> int | None:
    """Where the currency printed at `start`, after its number, ends; None where there is none."""
    known = _currencies(language)
    end = known.form_end(text, start, _WORD_END)
    if end is not None:
        return end
    lone = known.lone_f.match(text, start)
    return lone.end() if lone else None


def is_priced(text: str, end: int, language: str = DEFAULT) -> bool:
    """Whether a currency is printed right after a number that ends at `end`, or after one space."""
    return currency_end(text, end + text.startswith(" ", end), language) is not None


def currency_spans(
    text: str, *, before_number: bool = False, language: str = DEFAULT
) -> Iterator[tuple[int, int]]:
    """Every currency that `text` names, without a lone `F`; `before_number`, digits may touch its end."""
    known = _currencies(language)
    ends = _LETTERS_END if before_number else _WORD_END
    position = 0
    for start in _beginnings(text, known):
        end = known.form_end(text, start, ends) if start >= position else None
        if end is not None:
            yield start, end
            position = end


def _beginnings(text: str, known: _Currencies) -> list[int]:
    """Where a form may begin: at a word, or at a symbol with its letters, which may touch digits (`5US$`)."""
    words = words_begun(text)
    begun = (at for said in known.begin.among(words) for at in words[said])
    found = {at for at in begun if _NOT_BEHIND_WORD.match(text, at)}
    for sign in _SIGN_CHARACTER.finditer(text):
        at = sign.start()
        letters = _LETTERS_BEFORE.search(text, max(0, at - _LETTERS_REACH), at)
        if letters:
            found.add(letters.start())
        # In `9.8M $1.4B` the symbol is a form of its own.
        if _NOT_BEHIND_LETTER.match(text, at):
            found.add(at)
    return sorted(found)


def parse_currency(text: str, *, country: str = "ML", language: str = DEFAULT) -> str:
    """The ISO 4217 code of one printed currency (`F CFA`, `dollars américains`, `€`).

    Args:
        text: the printed form alone.
        country: ISO 3166 code of the document's country; decides XOF or XAF, and a bare `francs`.
        language: ISO 639-1 code of the names.

    Raises:
        ValueError: not a known form, or a bare `francs` or `dinars` where the country has none.
    """
    known = _currencies(language)
    form = " ".join(text.split())
    if form in known.iso:
        return form
    lower = form.lower()
    if lower in known.shared:
        codes = known.of_country[known.shared[lower]]
        if country not in codes:
            raise ValueError(f"{form!r} of which country? None in {country}")
        return codes[country]
    if lower in known.by_name:
        return _by_country(known.by_name[lower], country, form)
    sign = known.sign.fullmatch(form)
    if sign and sign.lastindex:
        return _by_country(known.sign_codes[sign.lastindex - 1], country, form)
    if known.lone_f.fullmatch(form):
        return _by_country(FRANC, country, form)
    raise ValueError(f"not a currency: {text!r}")


def _by_country(code: str, country: str, form: str) -> str:
    if code == FRANC:
        if country in _FRANCS:
            return _FRANCS[country]
        if country not in UEMOA | CEMAC:
            raise ValueError(f"francs of which country? {form!r} in {country}")
    if code in (CFA, FRANC):
        return "XAF" if country in CEMAC else "XOF"
    return code


def find_currency(text: str, *, country: str = "ML", language: str = DEFAULT) -> str | None:
    """The currency that a header, a caption or a row label names, if it names exactly one."""
    known = _currencies(language)
    codes: set[str] = set()
    for start, end in currency_spans(text, language=language):
        form = text[start:end]
        shared = known.shared.get(form.lower())
        if shared is None or country in known.of_country[shared]:
            codes.add(parse_currency(form, country=country, language=language))
    return codes.pop() if len(codes) == 1 else None
