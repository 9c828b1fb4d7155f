"""What records are, and values that are made by the row: frozen structs of msgspec.

It makes them in C, and reads and writes records there. To `dataclasses` they are dataclasses: `fields` gives
their columns with what is said of each, `replace` makes one like another.
"""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar, dataclass_transform

import msgspec

_FIELDS = "__dataclass_fields__"


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
class FrozenType(msgspec.StructMeta):
    """Makes a type of columns as `dataclass` would: they have a default, or are `field`s or `described`."""

    kw_only: ClassVar[bool] = False
    """Whether the columns of its types are given by their names."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: bool) -> Any:
        """The type; options are those of `msgspec.Struct`."""
        fields = _fields(name, namespace, bases)
        plain = {key: value for key, value in namespace.items() if not isinstance(value, dataclasses.Field)}
        for key in namespace.keys() - plain.keys():
            if fields[key].default_factory is not dataclasses.MISSING:
                plain[key] = msgspec.field(default_factory=fields[key].default_factory)
            elif fields[key].default is not dataclasses.MISSING:
                plain[key] = fields[key].default
        options = {"frozen": True, "kw_only": cls.kw_only, **options}
        return super().__new__(cls, name, bases, plain | {_FIELDS: fields}, **options)  # type: ignore[arg-type]


def _fields(name: str, namespace: dict[str, Any], bases: tuple[type, ...]) -> dict[str, Any]:
    """The columns of a type as `dataclasses` knows them."""
    fields: dict[str, Any] = {}
    for base in reversed(bases):
        fields |= getattr(base, _FIELDS, {})
    hints = namespace.get("__annotations__", {})
    given = [
        (key, hint, namespace[key]) if key in namespace else (key, hint)
        for key, hint in hints.items()
        if key != _FIELDS
    ]
    # A field belongs to one type, and is told there what it is called.
    own = dataclasses.make_dataclass(name, given, init=False, repr=False, eq=False, kw_only=True)
    fields |= vars(own)[_FIELDS]
    return fields


class Frozen(msgspec.Struct, metaclass=FrozenType):
    """A value of several columns that nobody can change, made in a fifth of the time of a dataclass."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


@dataclass_transform(kw_only_default=True, frozen_default=True)
class RecordType(FrozenType):
    """Makes a type of records, whose columns are given by their names."""

    kw_only = True


# No record is part of a cycle: the collector need not look at any. In files, what has no value is not
# written, and what is no column is no record.
class Record(msgspec.Struct, metaclass=RecordType, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """A record of any type."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]
