"""What a column says of its row, by the words of its header."""

from __future__ import annotations

import re

from pipeline.records.tables import CellKind
from pipeline.tables.units import without_rates

ROLES: dict[str, tuple[str, ...]] = {
    "percent": ("%", "pourcent", r"\btaux\b", r"\bpercent", r"\bshare\b", r"\bpart (?:en|du|de)\b"),
    "duration": (r"\bdurée", r"\bduration", r"\bdélai", r"\(en mois\)", r"\bnombre de mois"),
    "signed": ("signature", r"signée? le", r"date de (?:la )?convention", r"\bsigned\b", "conclue?s? le"),
    "starts": (r"\bdébut", "démarrage", "date d'effet", "entrée en vigueur", r"\bstart", "lancement"),
    "ends": ("date de fin", r"\bfin\b", "échéance", "clôture", "expir", "achèvement", r"\bend\b", r"terme\b"),
    "year": (r"^(?:années?|exercices?|years?|campagne)\b",),
    "date": (r"\bdates?\b", r"\bjour\b", r"\bpériode"),
    "total": (r"^(?:montant )?total\b", r"\bensemble$"),
    "disbursed": (
        "décaiss",
        "dépens",
        "déboursé",
        "exécuté",
        "exécution",
        "réalis",
        r"\bpayé",
        "versé",
        "disburs",
        "spent",
    ),
    "budget": ("budget", "prévision", r"\bprévue?s?\b", "enveloppe", "allou", "planned"),
    "amount": (
        *("montant", r"coûts?\b", r"\bprix\b", "financement", "contribution", "valeur", "engage", "crédit"),
        *(
            "équivalent",
            r"f\.? ?cfa",
            r"\beuros?\b",
            "€",
            r"\b(?:usd|xof|eur)\b",
            "dollars?",
            "amount",
            r"\bcost",
        ),
    ),
    "reference": (
        r"n° ?(?:de )?(?:la |l')?(?:convention|accord|contrat|projet|marché|réf|dossier)",
        *("référence", r"\bréf\b", r"\bcode", r"^n°$", r"^n°? ?d'ordre", "numéro"),
    ),
    "acronym": (r"^(?:sigles?|acronymes?|abréviations?|acronyms?)\b",),
    "expansion": (r"^(?:significations?|définitions?|libellé complet|meaning|definition)\b",),
    "donor": (
        *("bailleur", "donateur", "financé par", "source de financement", r"\bdonor", r"\bsponsor"),
        *("contributeur", "partenaire financier"),
    ),
    "partner": (
        *("partenaire", "bénéficiaire", "structure", "organisation", "institution", "opérateur", "titulaire"),
        *("prestataire", "partner", "mise en (?:œ|oe)uvre", r"\bong\b", "entité"),
    ),
    "programme": ("programme", "composante", r"\bprogram\b"),
    "title": (
        *("intitulé", r"\btitre", r"\bobjet\b", "désignation", "libellé", "activité", r"\bprojets?\b"),
        *("description", r"\btitle", "rubrique", "nature"),
    ),
    "place": (
        *(
            "région",
            "cercle",
            "commune",
            "localité",
            r"\blieu",
            r"\bzone",
            r"\bsite",
            r"\bpays\b",
            r"\bville",
        ),
        *(r"\bcountry", r"\bplace", r"\bdistrict"),
    ),
    "count": (
        *("nombre", r"\bnbre?\b", "effectif", "quantité", r"\bqté", r"\bnumber"),
        *(r"\bpopulation\b", r"\bhabitants\b", r"\bbénéficiaires\b"),
        *(
            r"^(?:conventions|accords|projets|contrats|marchés|dossiers|réunions|missions|villages|communes)\b",
        ),
        *(r"^(?:personnes|femmes|hommes|filles|garçons|jeunes|ménages|emplois|élèves|jours)\b",),
    ),
    "status": ("statut", r"\bétat\b", "situation", r"\bstatus"),
    "page": ("^pages?$",),
}
"""Roles and the words of a header that give them, the more telling first."""

ROLES_OF: dict[CellKind, tuple[str, ...]] = {
    "amount": ("total", "disbursed", "budget", "amount"),
    "percent": ("percent",),
    "duration": ("duration",),
    "date": ("signed", "starts", "ends", "year", "date"),
    "integer": ("year", "count", "page", "total"),
    "number": ("year", "count", "total"),
    "reference": ("reference",),
    "text": (
        *("reference", "acronym", "expansion", "donor", "partner", "programme", "title", "place", "status"),
        *("signed", "starts", "ends", "date"),
    ),
}
"""The roles that a column of each kind can have."""

_WORDS = {role: re.compile("|".join(words), re.IGNORECASE) for role, words in ROLES.items()}


def column_role(header: str, kind: CellKind | None = None) -> str | None:
    """The role that a column's header gives it: the lowest header first, then those above it.

    Where the kind of the column is known, only the roles that such a column can have.
    """
    header = without_rates(header)
    for part in [*reversed(header.split(" / ")), header]:
        for role, words in _WORDS.items():
            if (kind is None or role in ROLES_OF[kind]) and words.search(part.strip()):
                return role
    return None


_NUMBER_OF = re.compile(r"nombre|\bnbre?\b|effectif|quantité|\bqté|\bnumber", re.IGNORECASE)


def counts_things(header: str) -> bool:
    """Whether the numbers of a column count what its lowest header names.

    They do not where a header above it names money: under `Source de financement` the beneficiaries pay.
    """
    lowest = header.split(" / ")[-1]
    counted = column_role(header, "integer") == "count"
    return counted and (bool(_NUMBER_OF.search(lowest)) or column_role(header, "amount") != "amount")
