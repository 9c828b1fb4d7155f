"""What every record is: a frozen struct of msgspec, which makes, reads and writes it in C.

To `dataclasses` it is a dataclass: `fields` gives its columns with what is said of each, `replace` makes one
like it.
"""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar, dataclass_transform

import msgspec


@dataclass_transform(kw_only_default=True, frozen_default=True)
class RecordType(msgspec.StructMeta):
    """Makes a type of records of columns that are `described`."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, kw_only: bool = True
    ) -> Any:
        """A type whose columns are given by their names, as `dataclass` would make it."""
        own = {key: value for key, value in namespace.items() if isinstance(value, dataclasses.Field)}
        plain = {key: value for key, value in namespace.items() if key not in own}
        plain |= {key: of.default for key, of in own.items() if of.default is not dataclasses.MISSING}
        plain[_FIELDS] = _inherited(bases) | _fields(name, own, namespace)
        return super().__new__(
            cls,
            name,
            bases,
            plain,
            kw_only=kw_only,
            frozen=True,
            # No record is part of a cycle: the collector need not look at any.
            gc=False,
            # What has no value is not written, and what is no column is no record.
            omit_defaults=True,
            forbid_unknown_fields=True,
        )


_FIELDS = "__dataclass_fields__"


def _inherited(bases: tuple[type, ...]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for base in reversed(bases):
        fields |= getattr(base, _FIELDS, {})
    return fields


def _fields(name: str, own: dict[str, Any], namespace: dict[str, Any]) -> dict[str, Any]:
    """The columns of a type as `dataclasses` knows them."""
    hints = namespace.get("__annotations__", {})
    given = [(key, hint, own[key]) for key, hint in hints.items() if key in own]
    known = dataclasses.make_dataclass(name, given, init=False, repr=False, eq=False, kw_only=True)
    fields: dict[str, Any] = vars(known)[_FIELDS]
    return fields


class Record(msgspec.Struct, metaclass=RecordType):
    """A record of any type."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]
