"""How many wrong addresses one client may try."""

from __future__ import annotations

from lamppost.core.limits import Limit

# Wrong addresses in an hour from one client. At this rate, finding one of a million living
# addresses among 2**130 takes 10**27 years.
GUESSES = Limit("mail_in_guess", times=100, per_secs=60 * 60)
# From a server in front that does not say who asks: a spammer there must not shut out all.
GUESSES_BEHIND = Limit("mail_in_guess_behind", times=10_000, per_secs=60 * 60)
