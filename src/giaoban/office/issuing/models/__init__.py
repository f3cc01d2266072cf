"""The rows of papers on their way out."""

from giaoban.office.issuing.models.casefiles import CaseFile, FiledPaper
from giaoban.office.issuing.models.drafts import Draft, DraftState, ToFirst, Version
from giaoban.office.issuing.models.opinions import Answer, Consultation, Opinion
from giaoban.office.issuing.models.signing import Authority, IssuedLine, Recipient, Signing
from giaoban.office.issuing.models.way import Desk, Return, Station, SubmissionSlip

__all__ = [
    "Answer",
    "Authority",
    "CaseFile",
    "Consultation",
    "Desk",
    "Draft",
    "DraftState",
    "FiledPaper",
    "IssuedLine",
    "Opinion",
    "Recipient",
    "Return",
    "Signing",
    "Station",
    "SubmissionSlip",
    "ToFirst",
    "Version",
]
