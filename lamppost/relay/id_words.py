"""Finds questions that would gather identity documents. Pure.

A copy of a passport in a stranger's mailbox is what a forger needs to open an account in
somebody's name, and it is never needed to sell a sofa. So the board does not carry the question.
The list is short on purpose and knows what is plainly asked for in a few languages: a document
together with a copy of it or its number. "Do you have a driving licence?" may be asked.
"""

from __future__ import annotations

import re

from lamppost.core.text import fold

# As `fold` leaves them: without accents, in small letters.
_DOCUMENTS = (
    "passport|id|ids|id card|identity card|identity document|identification|residence permit|"
    "driver s licen[cs]e|drivers licen[cs]e|driving licen[cs]e|"
    "personalausweis\\w*|ausweis\\w*|reisepass\\w*|fuhrerschein\\w*|"
    "passeport|carte d identite|piece d identite|permis de conduire|"
    "pasaporte|dni|documento de identidad|carnet de identidad|cedula|"
    "passaporto|carta d identita|paspoort|identiteitskaart"
)
_TAKEN = (
    "copy|copies|copie|scan\\w*|photo\\w*|picture\\w*|image\\w*|pic|selfie|upload\\w*|send|show me|"
    "number\\w*|digits|front and back|both sides|"
    "kopie\\w*|foto\\w*|bild|nummer\\w*|schick\\w*|"
    "numero|envoye\\w*|copia\\w*|fotografia\\w*|envia\\w*"
)
_NUMBERS = (
    "social security (number|no)|ssn|tax (id|number)|national insurance (number|no)|"
    "(passport|id|licen[cs]e) (no|number)|"
    "passnummer|ausweisnummer|steuernummer|sozialversicherungsnummer|"
    "numero de securite sociale|codice fiscale|bsn|card number|iban|cvv"
)
_DOCUMENT = re.compile(rf"\b({_DOCUMENTS})\b")
_TAKES = re.compile(rf"\b({_TAKEN})\b")
_NUMBER = re.compile(rf"\b({_NUMBERS})\b")


def asks_for_papers(text: str) -> bool:
    """Whether it plainly asks for a copy or the number of an identity document or a card."""
    words = fold(text)
    if _NUMBER.search(words):
        return True
    return any(_TAKES.search(_without(words, found)) for found in _DOCUMENT.finditer(words))


def _without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} , {words[found.end() :]}"
