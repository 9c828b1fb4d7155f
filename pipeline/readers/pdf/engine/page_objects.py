"""The objects of a page or of a form, those of the kinds that are asked for."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

# Addresses as numbers, without an object for each, and no types of arguments where pointers and integers
# are given: a page may have an object for each of its letters, and none of these is looked into.
_of_page = ctypes.cast(pdfium_c.FPDFPage_GetObject, ctypes.PYFUNCTYPE(ctypes.c_void_p))
_of_form = ctypes.cast(pdfium_c.FPDFFormObj_GetObject, ctypes.PYFUNCTYPE(ctypes.c_void_p))
_kind_of = ctypes.cast(pdfium_c.FPDFPageObj_GetType, ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p))


def objects_of_page(page: Any, kinds: Container[int]) -> Iterator[tuple[Any, int]]:
    """The objects of a page, each with its kind."""
    return _objects(page, pdfium_c.FPDFPage_CountObjects(page), _of_page, kinds)


def objects_of_form(form: Any, kinds: Container[int]) -> Iterator[tuple[Any, int]]:
    """The objects of a form, each with its kind."""
    return _objects(form, pdfium_c.FPDFFormObj_CountObjects(form), _of_form, kinds)


def _objects(parent: Any, count: int, get: Any, kinds: Container[int]) -> Iterator[tuple[Any, int]]:
    pointer = ctypes.cast(parent, ctypes.c_void_p)
    for i in range(count):
        item = get(pointer, i)
        if (kind := _kind_of(item)) in kinds:
            yield ctypes.cast(item, pdfium_c.FPDF_PAGEOBJECT), kind
