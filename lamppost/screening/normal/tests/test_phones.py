from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening.normal import normalise

WORDS = {
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    "es": ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
    "de": ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"],
    "fr": ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
}
KEYCAPS = [f"{digit}\ufe0f\u20e3" for digit in "0123456789"]
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"


def numbers(text: str, country: str = "US") -> list[str]:
    return [phone.number for phone in normalise(text, country=country).phones]


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("call 305-736-5000 please", "US", "+13057365000"),
        ("(305) 736-5000", "US", "+13057365000"),
        ("305.736.5000", "US", "+13057365000"),
        ("3057365000", "US", "+13057365000"),
        ("+1 (305) 736 5000", "DE", "+13057365000"),
        ("０３-３２１３-１２３４", "JP", "+81332131234"),
        ("٣٠٥٧٣٦٥٠٠٠", "US", "+13057365000"),
        ("Tel. 0171 2345678", "DE", "+491712345678"),
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("612 345 678", "ES", "+34612345678"),
        ("wa.me/13057365000", "US", "+13057365000"),
        ("\u202a+1 305-736-5000\u202c", "US", "+13057365000"),  # as an address book copies it
    ],
)
def test_a_number_in_its_habitual_form_is_found_and_not_hidden(
    text: str, country: str, number: str
) -> None:
    (phone,) = normalise(text, country=country).phones
    assert phone.number == number
    assert not phone.is_hidden


@pytest.mark.parametrize(
    "text",
    [
        "three zero five seven three six five zero zero zero",
        "three oh five 736 five thousand",
        "three-oh-five, seven 3 six, five triple zero",
        "threezerofive 736 fivezerozerozero",
        "tres cero cinco siete tres seis cinco cero cero cero",
        "drei null fünf sieben drei sechs fünf null null null",
        "trois cent rien? non: trois zéro cinq sept trois six cinq zéro zéro zéro",
        "three cero fünf sept 3 six 5 0 0 0",
        "3 0 5 7 3 6 5 0 0 0",
        "3.0.5.7.3.6.5.0.0.0",
        "3\n0\n5\n7\n3\n6\n5\n0\n0\n0",
        "305*736*5000",
        "305~736~5000",
        "305 then 736 then 5000",
        "3O5 736 5OOO",
        "3o5-736-5ooo",
        "③⓪⑤⑦③⑥⑤⓪⓪⓪",
        "𝟑𝟎𝟓𝟕𝟑𝟔𝟓𝟎𝟎𝟎",
        "3️⃣0️⃣5️⃣7️⃣3️⃣6️⃣5️⃣0️⃣0️⃣0️⃣",
        "305\u200b736\u200b5000",
        "305🍒736🍒5000",
        "+1 three zero five 736 5000",
        "3٠5-7٣6-5000",
    ],
)
def test_a_hidden_number_is_found_and_called_hidden(text: str) -> None:
    (phone,) = normalise(f"Call me: {text}, any time").phones
    assert phone.number == "+13057365000"
    assert phone.is_hidden


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("zéro six douze trente-quatre cinquante-six soixante-dix-huit", "FR", "+33612345678"),
        ("seis uno dos treinta y cuatro cincuenta y seis siete ocho", "ES", "+34612345678"),
        ("null eins sieben eins dreiundzwanzig fünfundvierzig 678", "DE", "+491712345678"),
        ("zero seven double seven 00 900 123", "GB", "+447700900123"),
    ],
)
def test_numbers_are_read_as_their_country_says_them(text: str, country: str, number: str) -> None:
    assert numbers(text, country) in ([number], [])


@pytest.mark.parametrize(
    "text",
    [
        "2010 Honda, 180 000 miles, 2 owners",
        "$3057365000 or best offer",
        "3057365000 USD",
        "ISBN 978-3-16-148410-0",
        "VIN 3057365000, part no 4155550134",
        "3 bed 2 bath 1200 sq ft built 2019",
        "open 2025-12-14 18:00 to 2025-12-15 19:00",
        "sizes 6 7 8 9 10 11 12",
        "puzzles 1 2 3 4 5 6 7 8 9 10",
        "one two three four five six seven eight nine ten, a counting book",
        "the years 2019 2020 2021",
        "10 000 000 000 pieces",
        "40.712776, -74.005974",
        "205/55 R16 91V",
        "open 9-5, 10-6, 11-7, 12-4",
        "oil oil oil oil oil",
        "https://shop.example/item/3057365000",
        "lego 75192 10276 42115",
        "call 911 or 411",
        "Philadelphia, PA 19144$1650.00 / Month",
        "two rooms, three beds, one bath for six",
    ],
)
def test_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert numbers(text) == []


def said_in(language: str) -> Callable[[str], str]:
    return lambda digits: " ".join(WORDS[language][int(digit)] for digit in digits)


WAYS: dict[str, Callable[[str], str]] = {
    "blanks": " ".join,
    "dots": ".".join,
    "stars": lambda digits: "*".join((digits[:3], digits[3:6], digits[6:])),
    "keycaps": lambda digits: "".join(KEYCAPS[int(digit)] for digit in digits),
    "circled": lambda digits: "".join(CIRCLED[int(digit)] for digit in digits),
    "full-width": lambda digits: "".join(chr(ord(digit) + 0xFEE0) for digit in digits),
    "an O for a zero": lambda digits: digits[:6].replace("0", "O") + digits[6:],
    "joiners": "\u200b".join,
    **{language: said_in(language) for language in WORDS},
}
# Numbers as the United States give them, and none that only counts up or down.
AMERICAN = st.tuples(
    st.sampled_from(["212", "305", "415", "617", "702", "808"]),
    st.integers(220, 889).filter(lambda number: number % 100 != 11),
    st.integers(0, 9999),
).map(lambda parts: f"{parts[0]}{parts[1]}{parts[2]:04}")


@given(AMERICAN, st.sampled_from(sorted(WAYS)))
def test_a_number_hidden_in_any_way_is_the_same_number(digits: str, way: str) -> None:
    plain = numbers(f"call {digits} now")
    assert plain
    assert numbers(f"call {WAYS[way](digits)} now") == plain
