"""What each kind of evidence is called to whoever reviews, and what people are told."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

SAYS = {
    # of messages
    "prize": _("a prize or reward to claim"),
    "free": _("something for free"),
    "reply-to": _("a call to answer or ring a number"),
    "opt-out": _("how to stop such messages"),
    "service": _("the tone of a customer service"),
    "urgent": _("hurry"),
    "account": _("trouble with an account or parcel"),
    "mobile-content": _("ring tones, phones or contracts"),
    "adult": _("sexual chat or dating services"),
    "earning": _("easy money"),
    "subscribe": _("a wish for subscribers"),
    "own-page": _("a page or channel of one's own"),
    "check-out": _("a wish that something be looked at"),
    "follow": _("a profile elsewhere to follow"),
    "elsewhere": _("another platform"),
    "like-share": _("a wish for likes"),
    "hoping": _("a plea for attention, or a giveaway"),
    "fundraising": _("a collection of money"),
    "crowd": _("many people spoken to at once"),
    "shady": _("credit, pills, cracked accounts or the like"),
    "premium": _("a number that costs whoever calls it"),
    "short-code": _("a short number to text to"),
    "freephone": _("a freephone number"),
    "long-number": _("a long number"),
    "cost": _("what each message or minute costs"),
    "small-print": _("small print"),
    "link": _("a link"),
    "only-link": _("hardly anything but a link"),
    "invite": _("a link that pays whoever passes it on"),
    "digits": _("more figures than people write"),
    # of offers of work
    "home": _("work at home"),
    "easy": _("work that anybody can do"),
    "pay-soon": _("pay by the day or week"),
    "promise": _("a promise of high earnings"),
    "own-boss": _("hours as one likes"),
    "scheme": _("commission only, or recruiting others"),
    "reassuring": _("an assurance that it costs nothing or is no scam"),
    "usual-bait": _("work that false offers are often about"),
    "hurry": _("hurry"),
    "off-board": _("a way to apply elsewhere"),
    "private-details": _("papers or bank details asked for"),
    "abroad": _("work abroad with everything paid"),
    # of both
    "mail-or-phone": _("an address or number"),
    "amount": _("an amount of money"),
    "shouting": _("capital letters"),
    "marks": _("rows of marks"),
}

TO_READER = {
    "message": _(
        "This letter reads like those that are sent to many people at once. Open no link in it, "
        "call no number and send no money until you know who writes."
    ),
    "job": _(
        "Offers of work that read like this one often turn out to be none. Pay nothing, and send "
        "no papers, before you have met the employer."
    ),
}
TO_AUTHOR = {
    "message": _(
        "This reads like advertising that is posted in many places. Say what you offer and where "
        "it can be seen, and leave out what leads away from the board."
    ),
    "job": _(
        "Say who employs, what the work is, where it is done and what it pays by the hour or "
        "month, and leave out promises of earnings."
    ),
}
