"""What each way of asking for money means, to whoever wrote it and to whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Trick:
    """to_author: of an ad; the policy, never a reproach. to_reader: of a letter that says so.

    sure: how often such words are a trick. Judged by hand from how the tricks are described by
    police and consumer offices, and kept below what several signs together are given.
    """

    sure: float
    to_author: str
    to_reader: str


TRICKS = {
    "gift-card": Trick(
        0.85,
        _("Gift cards are not a way to pay here. Name another way, or leave the sentence out."),
        _(
            "Nobody honest asks to be paid with the numbers of gift cards. Whoever has the "
            "numbers has the money, and nobody can get it back."
        ),
    ),
    "wire": Trick(
        0.75,
        _(
            "Here people do not pay strangers by wire, money transfer or cryptocurrency before "
            "they meet. Name a way to pay on the spot, or say when in the deal this comes."
        ),
        _(
            "Money sent by wire, Western Union, MoneyGram or cryptocurrency cannot be called "
            "back. Send none to somebody you have not met."
        ),
    ),
    "overpaid": Trick(
        0.85,
        _("Say that you pay the price that is asked, and nothing over it that has to come back."),
        _(
            "A cheque for more than the price is a known trick: it bounces weeks later, and what "
            "you sent back or on is lost. Take the price, and nothing above it."
        ),
    ),
    "agent": Trick(
        0.5,
        _("Say who comes for it, and that they pay on the spot."),
        _(
            "A mover or agent who comes instead of the buyer is often part of a trick with "
            "payment. Hand nothing over, and pay nobody, before your bank says that the money "
            "is there for good."
        ),
    ),
    "before-seeing": Trick(
        0.7,
        _(
            "Here nobody pays before they have seen what they pay for. Say that it can be seen "
            "first, or leave the sentence out."
        ),
        _("Do not pay for what you have not seen, however small the sum or strong the reason."),
    ),
    "keys-by-post": Trick(
        0.75,
        _(
            "A home is handed over in person here. Say who can show it and hand over the keys, "
            "even if you are away yourself."
        ),
        _(
            "Keys that come by post after a payment are a known trick: the flat often belongs to "
            "somebody else. Pay nothing before somebody has let you in."
        ),
    ),
    "refundable-fee": Trick(
        0.6,
        _("Nobody pays a fee here to apply, to look or to begin work. Leave the fee out."),
        _(
            "A fee to apply, to look or to begin work rarely comes back, whatever is promised. "
            "Honest employers and landlords do not ask for it beforehand."
        ),
    ),
    "held-for-you": Trick(
        0.65,
        _(
            "No company holds money for deals on this board. Leave out the one that you name, "
            "and say how people pay when they meet you."
        ),
        _(
            "No company holds money for deals on this board. A page or mail that says so is "
            "often made by whoever wants the money."
        ),
    ),
    "outside": Trick(
        0.7,
        _("Do not ask people for the details of their card or account, nor to pay over a link."),
        _(
            "Never enter the details of your card or account on a page that a stranger sends, "
            "also not to receive money."
        ),
    ),
}

ABROAD = "abroad"  # honest people are abroad too: it says something only beside a payment
DENYING = {"before-seeing"}  # "you cannot see it until …": the denial is the trick
TOGETHER_SURE = 0.92  # somebody abroad who wants money, or two of these tricks at once
