"""Codes of findings, checks and corrections in words."""

from __future__ import annotations

from pipeline.locale import N_

LABELS: dict[str, dict[str, str]] = {
    "severity": {
        "error": N_("Contradiction"),
        "notice": N_("Worth a look"),
        "rounding": N_("Rounding"),
    },
    "decision": {
        "accepted": N_("The document is wrong"),
        "explained": N_("The document is right"),
        "extraction error": N_("Misread by us"),
    },
    "open_or_decided": {
        "open": N_("open"),
        "accepted": N_("The document is wrong"),
        "explained": N_("The document is right"),
        "extraction error": N_("Misread by us"),
    },
    "side": {"claimed": N_("printed"), "computed": N_("recomputed from")},
    "action": {
        "correct": N_("It was read wrongly"),
        "remove": N_("It is none"),
        "add": N_("added"),
        "rename": N_("It is called"),
        "merge": N_("It is the same as"),
        "split": N_("It is another one than"),
        "not-an-organisation": N_("It is no organisation"),
    },
    "stage": {
        "read": N_("reading"),
        "tables": N_("tables"),
        "entities": N_("facts"),
        "load": N_("archive"),
        "audit": N_("audit"),
    },
}
