"""Messages and offers of work, honest ones and others, all made up."""

from __future__ import annotations

from lamppost.screening.submission import Kind, Submission


def _letter(text: str) -> Submission:
    return Submission(Kind.LETTER, text)


def _job(title: str, text: str) -> Submission:
    return Submission(Kind.AD, text, title=title, category="jobs")


EXAMPLES_HIT = (
    _letter(
        "URGENT! You have won a £500 shopping prize. To claim call 09061700000 now. T&Cs apply, "
        "150ppm."
    ),
    _letter("Text WIN to 80000 for free entry into our weekly prize draw! Reply STOP to opt out."),
    _letter("Hi guys, please check out my new channel and subscribe, I subscribe back!"),
    _letter("Earn easy money from home, I make $900 a week: www.rich-uncle.example.com/?ref=77"),
    _letter("Dear customer, your account is suspended. Verify your account at http://bank.example.com"),
    _letter("http://www.cheap-phones.example.com/invite?ref=12"),
    "Free ringtones! Text TONE to 85555, £1.50 per msg, to stop send STOP.",
    _job(
        "Earn $500 daily, work from home",
        "Easy typing work from home, no experience required. Earn up to $500 per day in your free "
        "time, paid weekly. No fees, 100% free to join. Start today, click here to apply.",
    ),
    _job(
        "Network marketing, be your own boss",
        "A business opportunity with unlimited earning potential and residual income. Work at "
        "home, choose your own hours, commission only. Join now!",
    ),
    _job(
        "Data entry from home",
        "Home based typist positions available, anyone can do it, make $200 a day extra income. "
        "Send your bank account details and apply now, limited positions.",
    ),
)  # fmt: skip

EXAMPLES_MISS = (
    _letter("Hello, is the bicycle still available? I could come by on Saturday."),
    _letter("Thanks! I would like to see the room tomorrow. My number is 555 0142."),
    _letter("Is the price firm? I saw the same one for $40 less at the market."),
    _letter("Can you send me a photo of the other side, please?"),
    _letter("Here is the map: https://maps.example.org/corner"),
    "Free to whoever collects it: one piano, out of tune.",
    Submission(
        Kind.AD, "Visit us on Saturday, free coffee. www.flea-market.example.org", title="Fleas"
    ),
    _job(
        "Line cook",
        "Lunch and dinner, forty seats, short menu. We pay $18 an hour, every Friday, and share "
        "the tips. No experience needed if you can chop an onion. Come by and ask for Ruth.",
    ),
    _job(
        "Data entry clerk",
        "You enter orders and keep the files straight, two days a week from home. $19 an hour, "
        "health insurance after 60 days. Send your resume to office@pumps.example.",
    ),
    _job("Night nurse", "The ward has twenty beds. Shifts of eight hours, union scale."),
    _job("Sales, shoes", "Wage and commission on top, immediate start, full time or part time."),
)  # fmt: skip
