from __future__ import annotations

from pathlib import Path

import pytest

from lamppost.core.text import fold
from lamppost.relay.id_words import asks_for_papers
from lamppost.relay.ready_asks import SHIPPED_FILE, AsksFileError, load_ready_lists

HIT = [
    "Send me a photo of your passport",
    "What is your passport number?",
    "Please upload both sides of your ID card.",
    "Copy of driver's license?",
    "A selfie with your ID",
    "Schick mir eine Kopie deines Personalausweises",
    "Ausweisnummer?",
    "Une copie de votre carte d’identité",
    "Foto del DNI por favor",
    "Your SSN, please",
    "Social Security no.?",
]
MISS = [
    "Do you have a driving licence?",
    "Have you got a passport, for the trip?",
    "How many people would move in?",
    "Can you send me a photo of the room?",
    "What number bus do you take?",
    "I'd like a picture of the bicycle",
    "Do you take photos yourself?",
    "",
]


@pytest.mark.parametrize("question", HIT)
def test_question_for_papers_is_noticed(question: str) -> None:
    assert asks_for_papers(question)


@pytest.mark.parametrize("question", MISS)
def test_other_questions_are_left_alone(question: str) -> None:
    assert not asks_for_papers(question)


def test_shipped_lists_are_there_for_each_situation() -> None:
    assert [one.slug for one in load_ready_lists(SHIPPED_FILE)] == [
        "selling-something-dear",
        "showing-a-room",
        "working-in-a-home",
        "childcare",
        "modelling-or-photography",
        "tutoring",
    ]


def test_shipped_lists_ask_something_and_nothing_of_work_gender_or_papers() -> None:
    for one in load_ready_lists(SHIPPED_FILE):
        assert one.asks
        assert one.tells
        words = fold(" ".join((*one.asks.questions, *one.tells, one.asks.rule)))
        assert not {"gender", "sex", "occupation", "profession", "job", "passport"} & set(
            words.split()
        )


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ('[[list]]\nslug = "a"\n', 1, "name"),
        ('[[list]]\nslug = "A b"\nname = "A"\n', 2, "small letters"),
        ('[[list]]\nslug = "a"\nname = "A"\nphone = "yes"\n', 4, "true or false"),
        ('[[list]]\nslug = "a"\nname = "A"\nmeetings = 99\n', 4, "from 0 to 50"),
        ('[[list]]\nslug = "a"\nname = "A"\nquestons = []\n', 4, "questions"),
        ('[[list]]\nslug = "a"\nname = "A"\nquestions = [\n "Ok?",\n 7,\n]\n', 6, "quotes"),
        ('[[list]]\nslug = "a"\nname = "A"\nquestions = ["Scan of your ID"]\n', 4, "identity"),
        ('[[list]]\nslug = "a"\nname = "A"\nquestions = ["Ok?", "Ok?"]\n', 4, "twice"),
        ('[[list]]\nslug = "a"\nname = "A"\n[[list]]\nslug = "a"\nname = "B"\n', 5, "taken"),
    ],
)
def test_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, part: str) -> None:
    file = tmp_path / "asks.toml"
    file.write_text(text)
    with pytest.raises(AsksFileError) as told:
        load_ready_lists(file)
    assert told.value.line == line
    assert part in told.value.sentence
