"""What a statement shows is what its holder chose, and nothing leads from one to the next."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from lamppost.standing.portable.claims import DIGESTS, LABELS, readable, sentences
from lamppost.standing.portable.jose import signed_claims
from lamppost.standing.portable.sdjwt import TYP, choose, digest, parts_of
from lamppost.standing.portable.tests.cast import (
    BOARD_KEY,
    SAID,
    Made,
    check,
    check_first,
    make,
    make_file,
)

KNOWN = make_file().as_known()


@given(st.sets(st.sampled_from(sorted(SAID))), st.sets(st.sampled_from(sorted(SAID))))
def test_any_part_of_a_statement_verifies_and_shows_just_this_part(
    held: set[str], chosen: set[str]
) -> None:
    made = make({name: SAID[name] for name in held})
    shown = Made(choose(made.sd_jwt, chosen), made.holder).shown()
    assert check(shown, KNOWN) == {name: SAID[name] for name in held & chosen}


def test_what_is_not_chosen_is_not_there_in_any_form() -> None:
    made = make()
    hidden = set(parts_of(made.sd_jwt)[1])
    chosen = choose(made.sd_jwt, ["mail"])
    assert len(hidden & set(parts_of(chosen)[1])) == 1
    assert "2024-03" not in json.dumps(signed_claims(parts_of(chosen)[0], key=BOARD_KEY, typ=TYP))


def test_how_many_facts_there_are_is_not_told() -> None:
    few, many = make({"mail": True}), make()
    for made in (few, many):
        signed = signed_claims(parts_of(made.sd_jwt)[0], key=BOARD_KEY, typ=TYP)
        assert len(set(signed["_sd"])) == DIGESTS
        assert signed["_sd"] == sorted(signed["_sd"])


def test_digests_of_what_is_shown_are_among_the_signed_ones() -> None:
    jwt, disclosures, _ = parts_of(make().sd_jwt)
    signed = signed_claims(jwt, key=BOARD_KEY, typ=TYP)
    assert {digest(one) for one in disclosures} < set(signed["_sd"])


def test_two_statements_for_one_person_share_nothing_but_the_board() -> None:
    """All that is in both is the same for everybody whom the board signs for in that month."""
    first, second = (make(index=index) for index in (3, 4))
    assert not set(_values(first)) & set(_values(second)) - _values_of_the_board(first)


def _values(made: Made) -> set[str]:
    """Every word and number in it: of the signed part, of its digests, of the proof."""
    jwt, disclosures, binding = parts_of(made.shown(nonce=f"for-{made.holder.thumbprint()}"))
    signed = signed_claims(jwt, key=BOARD_KEY, typ=TYP)
    proof = signed_claims(binding, key=made.holder, typ="kb+jwt")
    proof.pop("iat"), proof.pop("aud")  # the verifier's own
    return {jwt, binding, *disclosures, *_leaves(signed), *_leaves(proof)}


def _values_of_the_board(made: Made) -> set[str]:
    signed = signed_claims(parts_of(made.sd_jwt)[0], key=BOARD_KEY, typ=TYP)
    common = {name: signed[name] for name in ("iss", "vct", "iat", "exp", "_sd_alg")}
    return {*_leaves(common), str(signed["status"]["status_list"]["uri"]), "OKP", "Ed25519"}


def _leaves(found: object) -> set[str]:
    if isinstance(found, dict):
        return {leaf for one in found.values() for leaf in _leaves(one)}
    if isinstance(found, list):
        return {leaf for one in found for leaf in _leaves(one)}
    return {str(found)}


def test_file_that_was_taken_along_holds_its_facts() -> None:
    checked = check_first(make_file())
    assert checked.shown.claims == SAID
    assert not checked.is_revoked
    assert checked.as_of is not None


def test_statement_that_was_taken_back_is_known_for_it() -> None:
    made = make(index=5)
    assert check_first(make_file(made, revoked=(5,))).is_revoked
    assert not check_first(make_file(made, revoked=(4, 6))).is_revoked


def test_facts_are_told_in_months_and_sentences() -> None:
    assert sentences(SAID) == [
        "controls a mail address",
        "controls a phone number, since March 2024",
        "there since February 2024",
        "has met 7 people",
        "2 references",
        "seen in person by that board’s host, January 2027",
    ]
    assert sentences({"met_several": True, "has_reference": True}) == [
        "has met several people",
        "has a reference from somebody they met",
    ]


def test_nonsense_under_a_known_name_is_not_told() -> None:
    nonsense = {
        "mail": "yes",
        "phone": "<b>2024</b>",
        "here_since": "2024-13",
        "met_several": False,
        "meetings": True,
        "references": -4,
        "seen": ["2027-01"],
        "safe": True,
    }
    assert readable(nonsense) == {}
    assert set(SAID) == set(LABELS)
