from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lamppost.screening.normal import fold
from lamppost.screening.normal.folding import fold_with_origin

# Letters that meet in hidden words, and whatever else Unicode has.
TRICKY = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "abcmMTВвоОсСирПпаАгГαοΣσςηΗİıßŉǰΐᾳΰ \n\t\u200b\u200d\u0301\u0316\u0345ｶﾞᄀ"
        ),
        st.sampled_from("\u1161\u11a8\u115f\u3164٣५🅰🇦ⓐ𝐚½ﬁʰ\ufe0f\u20e3_-.'´"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Oak  Table\t, 4x4", "oak table , 4x4"),
        ("line one \r\n line two", "line one\nline two"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("𝗙𝗼𝗿 𝒔𝒂𝒍𝒆 𝔫𝔬𝔴", "for sale now"),
        ("ⓕⓡⓔⓔ 🅕🅡🅔🅔 🄵🅁🄴🄴 🆂🅾🅵🅰", "free free free sofa"),
        ("pаypаl", "paypal"),
        ("ΡАΥРАL", "paypal"),
        ("gіft саrd", "gift card"),
        ("сара for rent", "capa for rent"),
        ("m\u200ba\u200dss\u00adage \ufeffhere", "massage here"),
        ("\u202eelas rof\u202c", "elas rof"),
        ("s\u0336a\u0336l\u0336e\u0336", "sale"),
        ("z̷̢̛a̸͎̔l̶͉̈g̵̱͑o̶̤̓", "zalgo"),
        ("cafe\u0301 ＣＡＦＥ́", "café café"),
        ("ѕmаll ᴄᴀᴘs", "small caps"),
        ("don’t “quote” – it…", 'don\'t "quote" - it...'),
        ("90×200 ½ price, ５ pieces, ٣ rooms", "90x200 1/2 price, 5 pieces, 3 rooms"),
        ("5️⃣5️⃣5️⃣", "555"),
        ("Straße, MÄNNER, İstanbul", "strasse, männer, istanbul"),
        ("пapoль для сайта", "пароль для сайта"),
    ],
)
def test_a_text_is_folded_to_what_is_read(written: str, read: str) -> None:
    assert fold(written) == read


@pytest.mark.parametrize(
    "sentence",
    [
        "продаю велосипед в хорошем состоянии, самовывоз от метро",
        "сосна и роса: рама от окна, мост, а также ухо на суп",
        "здаю кімнату в центрі міста, є інтернет і пральна машина",
        "πωλείται ποδήλατο σε άριστη κατάσταση, μόνο για το κέντρο",
        "ζητώ βοήθεια για το σπίτι και τον κήπο",
        "出售自行车，九成新，在市中心自取",
        "للبيع دراجة هوائية بحالة ممتازة في وسط المدينة",
        "יש לי ספה למכירה במצב טוב",
        "बिक्री के लिए साइकिल, अच्छी हालत में",
        "중고 자전거 팝니다 상태 좋아요",
        "中古の自転車を売ります。ガレージに置いてあります",
        "ขายจักรยานสภาพดี",
        "hübsche küche, schönes sofa",
        "ofrezco habitación para niños pequeños",
        "güneş gözlüğü ve çanta",
        "vẫn còn bảo hành, giá rẻ",
    ],
)
def test_a_sentence_in_its_own_script_is_left_as_it_is(sentence: str) -> None:
    signs = str.maketrans("，。", ",.")
    assert fold(sentence) == sentence.translate(signs)


def test_a_word_of_look_alikes_is_read_as_the_words_beside_it() -> None:
    assert fold("Продаю: сосна, роса, мох.") == "продаю: сосна, роса, мох."
    assert fold("Fresh сосо here") == "fresh coco here"
    assert fold("Samsung как новый") == "samsung как новый"


@given(TRICKY)
@example("ᄀ\u200b\u1161")
@example("Гора")
@example("ΙΣ ΟΣ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_letter_of_any_script_breaks_the_count_of_characters() -> None:
    for start in range(0, 0x20000, 512):
        text = "".join(map(chr, range(start, start + 512)))
        plain, origin = fold_with_origin(text)
        assert len(origin) == len(plain) + 1, hex(start)
        assert fold(plain) == plain, hex(start)


@given(TRICKY)
def test_every_character_comes_from_one_of_the_text_in_order(text: str) -> None:
    plain, origin = fold_with_origin(text)
    assert plain == fold(text)
    assert len(origin) == len(plain) + 1
    assert list(origin) == sorted(origin)
    assert all(0 <= at < len(text) for at in origin[:-1])
    assert origin[-1] == len(text)


@given(st.text(alphabet="abc  \t\nÉо"))
def test_no_two_blanks_stand_together(text: str) -> None:
    assert "  " not in fold(text)
    assert "\t" not in fold(text)
