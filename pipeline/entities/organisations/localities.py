"""Communes, towns and regions where they act: they give, sign or are party to an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.organisations.naming import new_organisation
from pipeline.records import Organisation
from pipeline.values.text.beginnings import AtWords

_LOCALITY = re.compile(
    r"(?<![\w-])(?:(?:[Cc]ommune(?: rurale| urbaine)?|[Vv]ille|VILLE|[Rr]égion|[Pp]rovince|[Dd]istrict"
    r"|[Mm]étropole"
    r"|[Dd]épartement|[Cc]ercle|[Cc]ommunauté urbaine|[Aa]gglomération|[Cc]anton|[Pp]ays)"
    r"(?: (?:de la |de l['’]|du |des |de |d['’]|DE |D['’]))?)[ ]?(?:[Gg]rand |Le |La )?"
    r"[A-ZÀ-Þ][\w’'-]+(?:[ -](?:du |de |la |le |sur-)?[A-ZÀ-Þ][\w’-]+)*"
)
_LOCALITIES = AtWords(_LOCALITY)
_CONTRACTS = re.compile(
    r"\b(?:[Aa]ccord|[Cc]onvention|[Cc]ontrat|[Pp]rotocole|[Jj]umelage|[Pp]artenariat|[Aa]venant)\w*\b[^.;]{0,80}\b"
    r"(?:entre|avec)(?: [^.;]{0,80} et)? (?:la |le |l['’])?\Z"
    r"|\b(?:soutien|appui|financement|contribution|subvention|concours)s?(?: financi\w+)?"
    r" (?:de la |du |de l['’])\Z"
    r"|\b(?:financ|co-?financ|soutenu|appuy|sign|exécut|port|pilot|mené|mis en œuvre)\w*"
    r" par (?:la |le |l['’])?\Z"
    r"|\b(?:remis|rétrocéd|transf[ée]r|octroy|accord|attribu|allou|vers|cédé)\w* (?:à (?:la |l['’])|au )\Z"
)
_REPRESENTED = re.compile(
    r"(?:,(?! (?:et|ou)\b)[^.,;]{3,60},)?,? (?:représentée? par|collectivité|(?:a|ont) (?:(?:également"
    r"|aussi|de son côté|déjà|ainsi) ){0,2}"
    r"(?:financé|signé|apporté|accordé|octroyé|versé|contribué|augmenté|soutenu|alloué|offert|attribué|renouvelé|conclu"
    r"|consacré|remis|lancé|obtenu|bénéficié|reçu|inauguré|célébré|confié|organisé|adhéré|cédé|acquis)"
    r"|apporte son|(?:y )?consacre\b|finance\b|soutient"
    r"|s['’]engage|travaille|ci-après)"
    r"|(?: et (?:la |le |l['’])?\w[^.;]{2,60}?) ont (?:signé|renouvelé|conclu|financé|développé|lancé|créé)"
)


def is_locality(name: str) -> bool:
    """Whether a name is that of a commune, a town, a region or the like: `commune de Siby`."""
    return _LOCALITY.fullmatch(name) is not None


def find_localities(text: str) -> Iterator[tuple[int, int, Organisation]]:
    """Communes, towns and regions that give, sign or act: `convention entre la commune de X et`."""
    for match in _LOCALITIES.finditer(text):
        before = text[max(0, match.start() - 160) : match.start()]
        if _CONTRACTS.search(before) or _REPRESENTED.match(text, match.end()):
            yield match.start(), match.end(), new_organisation(match.group(), kind="local authority")
