"""The words of the CyberTipline's interface that a report is made of, as its documentation lists
them (report.cybertip.org/ispws/documentation, 2026)."""

from __future__ import annotations

from enum import StrEnum


class Incident(StrEnum):
    """What a report is about; there is no other kind."""

    MATERIAL = "Child Pornography (possession, manufacture, and distribution)"
    TRAFFICKING = "Child Sex Trafficking"
    TOURISM = "Child Sex Tourism"
    MOLESTATION = "Child Sexual Molestation"
    DOMAIN_NAME = "Misleading Domain Name"
    MISLEADING = "Misleading Words or Digital Images on the Internet"
    ENTICEMENT = "Online Enticement of Children for Sexual Acts"
    OBSCENE = "Unsolicited Obscene Material Sent to a Child"


class Relevance(StrEnum):
    REPORTED = "Reported"  # what the report is made for
    SUPPLEMENTAL = "Supplemental Reported"  # what stood beside it


class Event(StrEnum):
    """What happened when an address was seen."""

    LOGIN = "Login"
    REGISTRATION = "Registration"
    PURCHASE = "Purchase"
    UPLOAD = "Upload"
    OTHER = "Other"
    UNKNOWN = "Unknown"


class Said(StrEnum):
    """Answers that are acted upon, by their number; the first digit tells the family."""

    SUCCESS = "0"
    SERVER_ERROR = "1000"
    WHO_ARE_YOU = "2000"
    NOT_ALLOWED = "3000"
    INVALID_REQUEST = "4000"
    VALIDATION_FAILED = "4100"
    MALFORMED = "4200"
    NO_SUCH_REPORT = "5001"
    NO_SUCH_FILE = "5002"
    ALREADY_RETRACTED = "5101"
    ALREADY_FINISHED = "5102"


CLASSIFICATIONS = ("A1", "A2", "B1", "B2")
ANNOTATIONS = (
    "animeDrawingVirtualHentai",
    "potentialMeme",
    "viral",
    "possibleSelfProduction",
    "physicalHarm",
    "violenceGore",
    "bestiality",
    "liveStreaming",
    "infant",
    "generativeAi",
)
REPORT_ANNOTATIONS = ("sextortion", "csamSolicitation", "minorToMinorInteraction", "spam")
