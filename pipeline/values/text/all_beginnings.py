"""Which of many patterns a word may begin: asked once of each beginning, for all patterns at once."""

from __future__ import annotations

from pipeline.values.text.pattern_reader import LONGEST, MOST, as_compared


class AllBeginnings(dict[str, int]):
    """For what words begin with, as it is printed, one bit for each pattern that may begin so."""

    def __init__(self) -> None:
        super().__init__()
        self._bits: dict[tuple[frozenset[str], bool], int] = {}
        self._by_case: dict[bool, dict[str, int]] = {False: {}, True: {}}

    def bit_of(self, known: frozenset[str], *, any_case: bool) -> int:
        """The bit of a pattern by its beginnings as they are compared; those that begin alike share one."""
        bit = self._bits.get((known, any_case))
        if bit is None:
            bit = self._bits[known, any_case] = 1 << len(self._bits)
            bits = self._by_case[any_case]
            for beginning in known:
                bits[beginning] = bits.get(beginning, 0) | bit
            # What was found out before says nothing of this one.
            self.clear()
        return bit

    @property
    def n_bits(self) -> int:
        """How many bits there are: with a new one, what was found out of a text is found out again."""
        return len(self._bits)

    def __missing__(self, printed: str) -> int:
        if len(self) >= MOST:
            self.clear()
        found = 0
        said = as_compared(printed, any_case=False)
        for beginning, bits in ((said, self._by_case[False]), (said.lower(), self._by_case[True])):
            for length in range(LONGEST + 1):
                found |= bits.get(beginning[:length], 0)
        self[printed] = found
        return found
