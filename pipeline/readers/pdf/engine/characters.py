"""The characters of a page, read from pdfium's text page.

Much of the time that a PDF takes is spent here, once for each character: pdfium is asked the same of many in
a row, without a step of Python between two calls, and what characters have in common is put together once.
"""

from __future__ import annotations

import ctypes
import math
import struct
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from pipeline.language.legibility import REPLACEMENT
from pipeline.readers.pdf.engine.chars import Char, CharLook, space_after
from pipeline.readers.pdf.engine.clipping import Clip, clip_of, clips_in_page_space
from pipeline.readers.pdf.engine.fonts import face_of
from pipeline.readers.pdf.engine.glyph_orders import is_unnamed
from pipeline.readers.pdf.engine.matrices import Bounds, Matrix, times

HYPHENS = {0x0002, 0xFFFE}
"""What pdfium puts in the place of a hyphen at the end of a line."""

NOT_PAINTED = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
WHITE = 252
"""Of 255: a colour whose parts are all as great is that of the paper."""

LEVEL, NEAR = 0.5, 2.5
"""Points: a character so level with the one before, and so close behind it, goes on in its line."""

LAST_CODE_POINT = 0x10FFFF
HIGH_SURROGATES = range(0xD800, 0xDC00)
LOW_SURROGATES = range(0xDC00, 0xE000)
SPACE, TAB = ord(" "), ord("\t")
BREAKS = (ord("\r"), ord("\n"))


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium's that takes and gives addresses as numbers, without an object for each."""
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *arguments))


# Without the types of arguments a call takes half the time: it must then be given the text page as a pointer,
# and plain integers.
_unicode = _plain(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint)
_is_generated = _plain(pdfium_c.FPDFText_IsGenerated, ctypes.c_int)
_loose_box = _plain(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int)
_text_object = _plain(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p)
_font_size = _plain(pdfium_c.FPDFText_GetFontSize, ctypes.c_double)
_matrix = _plain(pdfium_c.FPDFText_GetMatrix, ctypes.c_int)
_fill_colour = _plain(
    pdfium_c.FPDFPageObj_GetFillColor, ctypes.c_int, ctypes.c_void_p, *[ctypes.c_void_p] * 4
)
_font_of = _plain(pdfium_c.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_render_mode = _plain(pdfium_c.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)

FOUR_FLOATS = struct.Struct("4f")
"""The first four numbers of what pdfium fills: all of an `FS_RECTF`, `a` to `d` of an `FS_MATRIX`."""

AT_A_TIME = 512
"""Characters whose boxes pdfium is asked for in a row."""

NO_MATRIX = (0.0, 0.0, 0.0, 0.0)


class CharReader:
    """Reads the characters of one page.

    Args:
        page: pdfium's page.
        text: its text page.
        ctm: from the page's space to the page as it is shown.
        mediabox: of the page in pdfplumber's coordinates.
    """

    def __init__(self, page: pypdfium2.PdfPage, text: Any, ctm: Matrix, mediabox: Bounds) -> None:
        self._page = page
        self._text = text
        self._pointer = ctypes.cast(text, ctypes.c_void_p)
        self._ctm = ctm
        self._turning = (*ctm[:4], 0.0, 0.0)
        self._is_moved_only = ctm[:4] == (1, 0, 0, 1)
        self._left, self._height = mediabox[0], mediabox[3]
        self._faces: dict[int | None, tuple[str, bool]] = {}
        self._matrix = pdfium_c.FS_MATRIX()
        self._matrix_pointer = ctypes.byref(self._matrix)
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._colour_addresses = [ctypes.addressof(part) for part in self._colour]
        self._why_unseen: str | None = None
        self._mode = -1
        self._looks: dict[tuple[Any, ...], CharLook] = {}
        self.has_unnamed = False
        """Whether there are characters that have no letter, among those read so far."""

    def read(self) -> list[Char]:
        """The characters in the order of pdfium, spaces that it adds among them."""
        chars: list[Char] = []
        last_object: int | None = None
        look: CharLook | None = None
        clip: Clip | None = None
        inherited = False
        last_bottom = last_right = math.nan
        count = max(0, pdfium_c.FPDFText_CountChars(self._text))
        numbers = range(count)
        codes = list(map(_unicode, repeat(self._pointer), numbers))
        items = map(_text_object, repeat(self._pointer), numbers)
        for i, code, item, box in zip(numbers, codes, items, self._boxes(count), strict=True):
            if code == TAB or (code == SPACE and _is_generated(self._pointer, i)):
                # Not printed but meant: without it `89 %` set with a narrow gap becomes `89%`.
                if chars and chars[-1].text != " ":
                    chars.append(space_after(chars[-1]))
                continue
            letter = chr(code) if SPACE <= code < 0x7F else self._letter(i, code)
            if letter is None or box is None:
                continue
            left, _, right, bottom = box
            if look is None or item != last_object:
                # In files with an object for every character these are not looked into one by one.
                goes_on = abs(bottom - last_bottom) < LEVEL and -NEAR < left - last_right < NEAR
                look, last_object = self._look_of(i, item, goes_on=goes_on), item
                inherited = goes_on
                if not goes_on:
                    clip = self._clip_of(item)
            last_bottom, last_right = bottom, right
            if clip is not None and not clip.holds(box):
                if inherited:
                    # What goes on in the line can stand in a cell of its own, which clips it elsewhere.
                    clip, inherited = self._clip_of(item), False
                    if chars and chars[-1].text != " ":
                        chars.append(space_after(chars[-1]))
                if clip is not None and not clip.holds(box):
                    continue
            chars.append(self._char(letter, box, look))
        return chars

    def _boxes(self, count: int) -> Iterator[Bounds | None]:
        """The box of each character: left, top, right and bottom, as in `FS_RECTF`; None without one."""
        room = (pdfium_c.FS_RECTF * min(count, AT_A_TIME))()
        size = ctypes.sizeof(pdfium_c.FS_RECTF)
        places = [ctypes.byref(room, k * size) for k in range(len(room))]
        for start in range(0, count, AT_A_TIME):
            numbers = range(start, min(start + AT_A_TIME, count))
            found = list(map(_loose_box, repeat(self._pointer), numbers, places))
            boxes = islice(FOUR_FLOATS.iter_unpack(room), len(numbers))
            yield from boxes if all(found) else (b if f else None for f, b in zip(found, boxes, strict=True))

    def _clip_of(self, item: int | None) -> Clip | None:
        clip = clip_of(item)
        return clip if clip is None or self._clips_in_page_space else None

    @cached_property
    def _clips_in_page_space(self) -> bool:
        return clips_in_page_space(self._page)

    def _letter(self, i: int, code: int) -> str | None:
        """The character of a code of pdfium's; None for a break between lines, and for half a character."""
        if code in HYPHENS:
            return "-"
        if code in HIGH_SURROGATES:
            # Emoji and rare letters come as two halves in UTF-16.
            low = _unicode(self._pointer, i + 1)
            return (
                chr(0x10000 + (code - 0xD800) * 0x400 + low - 0xDC00)
                if low in LOW_SURROGATES
                else REPLACEMENT
            )
        if code in LOW_SURROGATES:
            return None if i and _unicode(self._pointer, i - 1) in HIGH_SURROGATES else REPLACEMENT
        if code > LAST_CODE_POINT:
            return REPLACEMENT
        if code in BREAKS and _is_generated(self._pointer, i):
            return None
        letter = chr(code)
        if is_unnamed(letter):
            if not code:
                return None
            self.has_unnamed = True
        return letter

    def _char(self, letter: str, box: Bounds, look: CharLook) -> Char:
        left, high, right, low = box
        if self._is_moved_only:
            _, _, _, _, e, f = self._ctm
            x0, x1, y0, y1 = left + e, right + e, low + f, high + f
        else:
            x0, y0, x1, y1 = self._turned(box)
        if look.upright:
            # pdfium's boxes reach from ascent to descent; pdfplumber's are as high as the font size.
            y1 = y0 + look.size
        shift, height = self._left, self._height
        return Char(letter, x0 + shift, height - y1, x1 + shift, height - y0, look)

    def _turned(self, box: Bounds) -> Bounds:
        """A box on the page as it is shown."""
        a, b, c, d, e, f = self._ctm
        left, high, right, low = box
        if b or c:
            x0, x1 = sorted((left * a + low * c + e, right * a + high * c + e))
            y0, y1 = sorted((left * b + low * d + f, right * b + high * d + f))
        else:
            x0, x1 = left * a + e, right * a + e
            y0, y1 = low * d + f, high * d + f
            if a < 0:
                x0, y0, x1, y1 = x1, y1, x0, y0
        return x0, y0, x1, y1

    def _look_of(self, i: int, item: int | None, *, goes_on: bool) -> CharLook:
        """What the characters of a text object look like; many PDFs have an object for every character.

        Whether they can be seen is taken from the object before where they go on in its line.
        """
        text = self._pointer
        matrix = (
            FOUR_FLOATS.unpack_from(self._matrix) if _matrix(text, i, self._matrix_pointer) else NO_MATRIX
        )
        size, face, mode = _font_size(text, i), _font_of(item), _render_mode(item)
        if not goes_on or mode != self._mode:
            self._why_unseen, self._mode = self._unseen(item, mode), mode
        unseen = self._why_unseen
        key = (face, mode, unseen, size, matrix)
        look = self._looks.get(key)
        if look is None:
            if face not in self._faces:
                self._faces[face] = face_of(self._text, i)
            look = self._looks[key] = self._made(*self._faces[face], mode, size, matrix, unseen)
        return look

    def _unseen(self, item: int | None, mode: int) -> str | None:
        """Why the characters of an object print nothing by themselves; None where they do."""
        if mode in NOT_PAINTED:
            return "invisible"
        if mode != pdfium_c.FPDF_TEXTRENDERMODE_FILL or not _fill_colour(item, *self._colour_addresses):
            return None
        red, green, blue, alpha = (part.value for part in self._colour)
        if not alpha:
            return "invisible"
        return "white" if min(red, green, blue) >= WHITE else None

    def _made(
        self,
        name: str,
        bold: bool,
        mode: int,
        size: float,
        matrix: tuple[float, ...],
        unseen: str | None,
    ) -> CharLook:
        # Type of a negative size stands on its head.
        sign = -1 if size < 0 else 1
        a, b, c, d = matrix
        raw = (sign * a, sign * b, sign * c, sign * d, 0.0, 0.0)
        a, b, c, d, *_ = turned = times(raw, self._turning)
        return CharLook(
            name,
            abs(size) * math.hypot(c, d),
            upright=a * d > 0 and b * c <= 0,
            matrix=turned,
            bold=bold or mode == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE,
            unseen=unseen,
        )
