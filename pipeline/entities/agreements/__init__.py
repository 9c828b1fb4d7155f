"""Agreements: rows of tables that are one, and what prose tells of them, put together from several places."""

from pipeline.entities.agreements.cues import AgreementCues, agreement_cues
from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.narrative import Narrative
from pipeline.entities.agreements.rows import AgreementRow, find_agreement_rows

__all__ = ["AgreementCues", "AgreementRow", "Draft", "Narrative", "agreement_cues", "find_agreement_rows"]
