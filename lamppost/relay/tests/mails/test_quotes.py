"""What somebody wrote is kept, what their program put around it is cut: a table of programs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.relay.mail_in.html_text import text_of_html
from lamppost.relay.mail_in.quotes import own_words
from lamppost.relay.tests.mails.post import MARK

WORDS = "Yes, it is.\nCome at six."
HISTORY = f"> {MARK}\n>\n> Is it still there?\n>\n> -- \n> Bob wrote this to you\n"
ABOVE = {
    "gmail": "On Mon, Mar 1, 2027 at 12:04 PM Bob (Lamppost) <x@board.example>\nwrote:\n\n",
    "thunderbird": "On 3/1/27 12:04, Bob (Lamppost) wrote:\n",
    "apple": "> On 1. Mar 2027, at 12:04, Bob (Lamppost) <x@board.example> wrote:\n> \n",
    "german": "Am 01.03.2027 um 12:04 schrieb Bob (Lamppost):\n",
    "german gmail": "Am Mo., 1. März 2027 um 12:04 Uhr schrieb Bob <\nx@board.example>:\n\n",
    "french": "Le lun. 1 mars 2027 à 12:04, Bob <x@board.example> a écrit :\n\n",
    "spanish": "El lun, 1 mar 2027 a las 12:04, Bob (<x@board.example>) escribió:\n\n",
    "italian": "Il giorno lun 1 mar 2027 alle ore 12:04 Bob <x@board.example>\nha scritto:\n\n",
    "portuguese": "Em seg., 1 de mar. de 2027 às 12:04, Bob <x@board.example> escreveu:\n\n",
    "dutch": "Op ma 1 mrt 2027 om 12:04 schreef Bob <x@board.example>:\n\n",
    "polish": "pon., 1 mar 2027 o 12:04 Bob <x@board.example> napisał(a):\n\n",
    "russian": "пн, 1 мар. 2027 г. в 12:04, Bob <x@board.example> написал:\n\n",
    "swedish": "Den mån 1 mars 2027 kl 12:04 skrev Bob <x@board.example>:\n\n",
    "chinese": "Bob <x@board.example> 于2027年3月1日周一 12:04写道：\n\n",
    "nothing": "",
}
HEADERS = {
    "outlook": "From: Bob <x@b>\nSent: Monday\nTo: Alice <a@b>\nSubject: Re: Kettle\n\nIs it?\n",
    "outlook german": "Von: Bob\nGesendet: Montag\nAn: Alice\nBetreff: Kessel\n\nIst er da?",
    "outlook french": "De : Bob\nEnvoyé : lundi\nÀ : Alice\nObjet : Bouilloire\n\nEncore là ?",
    "outlook mobile": "________________\nFrom: Bob\nSent: Mo\nTo: A\nSubject: K\n\nIs it?",
    "bold": "*From:* Bob\n*Date:* Monday\n*To:* Alice\n*Subject:* Kettle\n\nIs it?",
    "old": "-----Original Message-----\nIs it still there?",
    "old german": "-----Ursprüngliche Nachricht-----\nIst er noch da?",
}
SIGNATURES = {
    "rfc 3676": "-- \nAlice Example\n+1 937 555 0100\nalice@example.org",
    "phone": "Sent from my iPhone",
    "german": "Von meinem iPhone gesendet",
    "french": "Envoyé de mon iPhone",
    "outlook": "Get Outlook for Android<https://aka.ms/x>",
    "two": "Sent from my iPhone\n\n-- \nAlice",
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
def test_history_below_is_cut(above: str) -> None:
    assert own_words(f"{WORDS}\n\n{above}{HISTORY}") == WORDS


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE.keys())
def test_history_of_a_program_that_marks_no_quotes_is_cut(above: str) -> None:
    plain = re.sub(r"^> ?", "", above + HISTORY, flags=re.MULTILINE)
    assert own_words(f"{WORDS}\n\n{plain}") == WORDS


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS.keys())
def test_headers_of_the_mail_before_are_cut_with_it(headers: str) -> None:
    assert own_words(f"{WORDS}\n\n{headers}") == WORDS


@pytest.mark.parametrize("signature", SIGNATURES.values(), ids=SIGNATURES.keys())
def test_signature_is_cut(signature: str) -> None:
    assert own_words(f"{WORDS}\n\n{signature}\n\n{ABOVE['gmail']}{HISTORY}") == WORDS


def test_who_answers_below_or_between_keeps_every_word() -> None:
    quoted = "On 3/1/27, Bob wrote:\n> Is it still there?\n\nYes.\n\n> When?\n\nAt six.\n"
    assert own_words(quoted).split() == ["Yes.", "At", "six."]
    assert own_words(f"{ABOVE['thunderbird']}{HISTORY}\n{WORDS}\n") == WORDS


KEPT = [
    "From: Dayton\nTo: Columbus\nDate: Friday\nDo you drive there?",
    "He wrote: come at 6",
    "> is a sign that I like\nand this is below",
    "The list:\n- one\n- two\n--\nand what I meant is\n" + "line\n" * 20 + "end",
    "Sent from my heart: I want the kettle.\nReally.",
    "On Monday I wrote to you:\nno answer",
    "-- \nonly below the line",
    "  indented\n\n\nand far apart",
]


@pytest.mark.parametrize("text", KEPT)
def test_words_that_only_look_quoted_stay(text: str) -> None:
    assert own_words(text).split() == text.split()


@given(st.lists(st.text(st.characters(exclude_characters="\n\r>#-_*=")).map(str.strip)))
def test_nothing_is_cut_of_a_letter_without_signs(lines: list[str]) -> None:
    letter = "\n".join(line for line in lines if ":" not in line and "：" not in line)
    assert own_words(f"{letter}\nend").split() == f"{letter}\nend".split()


@given(st.text(alphabet="a1 >#-:\n_@"))
def test_what_is_left_was_there(text: str) -> None:
    lines = iter(text.split("\n"))
    assert all(line in lines for line in own_words(text).split("\n") if line)


PAGES = {
    "<p>Yes.</p><p>At <b>six</b>.</p>": "Yes.\n\nAt six.",
    "<div>Yes<br>six</div><div>end</div>": "Yes\nsix\nend",
    "<style>p {}</style><script>x</script><p>Yes</p><!-- no -->": "Yes",
    '<p>Yes<img src="https://track.example/1.gif" width=1 height=1></p>': "Yes",
    '<a href="https://a.example/x">here</a>': "here <https://a.example/x>",
    '<a href="https://a.example">https://a.example</a>': "https://a.example",
    "<a href='javascript:x'>go</a>": "go",
    "a &lt;b&gt; &amp; c&nbsp;d &#128512;": "a <b> & c d 😀",
    "<blockquote>old<blockquote>older</blockquote></blockquote>new": "> old\n\n> > older\n\nnew",
    "<ul><li>one<li>two</ul>": "- one\n- two",
    "1 < 2 and <3": "1 < 2 and <3",
    "<!-- never ends <p>Yes": "never ends\n\nYes",
    "&#" + "9" * 5_000 + ";": "&#" + "9" * 5_000 + ";",
}


@pytest.mark.parametrize(("page", "text"), PAGES.items())
def test_page_becomes_plain_text(page: str, text: str) -> None:
    lines = [line.strip() for line in text_of_html(page).split("\n")]
    assert [line for line in lines if line not in {"", ">"}] == [
        line for line in text.split("\n") if line
    ]


@given(st.text(alphabet="<>/!-ab=\"'& #1;"))
def test_no_page_stops_the_reading(page: str) -> None:
    assert "\0" not in text_of_html(page)


GMAIL = (
    '<div dir="ltr">Yes, it is.<div>Come at six.</div></div><br><div class="gmail_quote">'
    '<div dir="ltr" class="gmail_attr">On Mon, Mar 1, 2027 at 12:04 Bob (Lamppost) &lt;'
    '<a href="mailto:x@board.example">x@board.example</a>&gt; wrote:<br></div>'
    f"<blockquote>{MARK}<br><br>Is it still there?</blockquote></div>"
)
OUTLOOK = (
    '<div>Yes, it is.</div><div>Come at six.</div><div id="divRplyFwdMsg"><hr><b>From:</b> Bob'
    "<br><b>Sent:</b> Monday<br><b>To:</b> Alice<br><b>Subject:</b> Kettle</div><div>Is it?</div>"
)


@pytest.mark.parametrize("page", [GMAIL, OUTLOOK])
def test_history_of_a_page_is_cut(page: str) -> None:
    assert own_words(text_of_html(page)) == WORDS
