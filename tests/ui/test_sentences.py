"""What the stages below the windows say in English is said in the language of the windows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sentences as collecting
import translations
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from trajectory_recorder.settings import Language
from trajectory_recorder.ui.language import say, use
from trajectory_recorder.ui.sentences import Sentences
from trajectory_recorder.ui.translations import install
from trajectory_recorder.ui.wording import sentence

TEMPLATES = {
    "for {time} {stream} is black": "{stream} ist {time} lang schwarz",
    "the picture of display {number}": "das Bild von Anzeige {number}",
    "the voice": "die Stimme",
    "{minutes} min {rest} s": "{minutes} min {rest} s",
    '{folder} is no folder; name "{other}"': '{folder} ist kein Ordner; nennen Sie "{other}"',
    "choose from {{a, b}}": "wählen Sie aus {{a, b}}",
    "drifts by {:.0f} ms": "läuft um {:.0f} ms weg",
    "click {}": "Klick {}",
    "type {text}": "tippe {text}",
    "left": "links",
    "down": "runter",
    "{kind} of {name}": "{kind} von {name}",
}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    install(qapp, Language.GERMAN)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    use(lambda _context, text: text)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the voice", "die Stimme"),
        ("The voice", "Die Stimme"),
        ("for 12 s the voice is black", "die Stimme ist 12 s lang schwarz"),
        # Where a text can be read in several ways, it is the one of which most is known.
        ("for 2 min 5 s the voice is black", "die Stimme ist 2 min 5 s lang schwarz"),
        ("for 3 s the picture of display 2 is black", "das Bild von Anzeige 2 ist 3 s lang schwarz"),
        ('/a is no folder; name "the voice"', '/a ist kein Ordner; nennen Sie "the voice"'),
        ("choose from {a, b}", "wählen Sie aus {a, b}"),
        ("drifts by 30 ms", "läuft um 30 ms weg"),
        ('control+click left: push button "left"', 'control+Klick links: push button "left"'),
        ('type "a b"', 'tippe "a b"'),
        ("3 down, 2 left", "3 runter, 2 links"),
        ("the voice\nleft", "die Stimme\nlinks"),
        # So little is written in this one that something has to be known of its values.
        ("a friend of mine", "a friend of mine"),
        ("the voice of Mail", "die Stimme von Mail"),
        ("nothing that is known", "nothing that is known"),
        ("", ""),
        ("{0}", "{0}"),
    ],
)
def test_a_text_is_said_by_the_template_that_it_was_made_from(said: str, meant: str) -> None:
    assert Sentences(TEMPLATES, TEMPLATES.__getitem__).say(said) == meant


def test_a_text_that_fits_in_many_ways_is_said_by_one_of_the_first() -> None:
    tried: list[str] = []

    def translate(template: str) -> str:
        tried.append(template)
        return TEMPLATES[template]

    assert Sentences(TEMPLATES, translate).say("for " + "a " * 900 + "is black").endswith(" lang schwarz")
    assert len(tried) < 100


def test_what_is_longer_than_any_message_stays() -> None:
    text = "for " + "a " * 100_000 + "is black"
    assert Sentences(TEMPLATES, TEMPLATES.__getitem__).say(text) == text


def test_windows_know_all_that_is_said_now() -> None:
    assert translations.SENTENCES.read_text(encoding="utf-8") == translations.templates(), (
        "run: python packaging/tasks.py translations"
    )


@pytest.mark.usefixtures("german")
def test_everything_that_is_said_is_recognised() -> None:
    places = re.compile(r"(?<!\{)\{\w*[^{}]*\}(?!\})")
    templates = json.loads(translations.SENTENCES.read_text(encoding="utf-8"))
    filled = [places.sub("17", it).replace("{{", "{").replace("}}", "}") for it in templates]
    unchanged = {it for it in filled if say(it) == it}
    assert len(templates) > 1000
    # Units, commands and names are the same in German.
    words = re.compile(r"[^\W\d_]{4}")
    assert {it for it in unchanged if words.search(it.replace("trajectory-recorder", ""))} <= SAME_IN_GERMAN


SAME_IN_GERMAN = {
    'Bearer realm="17"',
    'Bearer realm="trajectory-recorder"',
    "17: 17 LUFS",
    "Payload-Oxum: 17.17",
    "Trajectory Recorder",
    "bytes */17",
    "trajectory-recorder login 17 --scope 17 --scope 17",
}


@pytest.mark.usefixtures("german")
def test_errors_findings_and_steps_are_said_in_german() -> None:
    error = "the X server at DISPLAY=:7 can't be reached or refuses this user"
    assert (
        sentence(error) == "Der X-Server bei DISPLAY=:7 ist nicht erreichbar oder lehnt diesen Benutzer ab."
    )
    finding = "For 45 s nothing happens: no input, no change, no word"
    assert say(finding) == "45 s lang geschieht nichts: keine Eingabe, keine Änderung, kein Wort"
    assert say('double click left: push button "Save"') == 'Doppelklick links: push button "Save"'


def test_english_windows_say_it_as_it_is(qapp: QApplication) -> None:
    install(qapp, Language.ENGLISH)
    assert sentence("the voice") == "The voice."


def test_what_is_said_is_collected(tmp_path: Path) -> None:
    package = tmp_path / "trajectory_recorder"
    package.mkdir()
    (package / "errors.py").write_text(
        "class TrajectoryError(Exception): ...\nclass Bad(TrajectoryError): ...\n"
    )
    (package / "words.py").write_text('REMEDY = "try another one"\n')
    (package / "a.py").write_text(
        '"""A module that says things."""\n'
        "from trajectory_recorder.errors import Bad\n"
        "from trajectory_recorder.words import REMEDY\n"
        "def why(lost):\n"
        '    return "the disk is full" if lost else "it was taken"\n'
        "def fail(path, lost, jump):\n"
        "    message = f\"{path.name} can't be kept: {why(lost)}, {'up' if jump else 'down'}\"\n"
        "    raise Bad(message, REMEDY)\n"
        "def other(a, b):\n"
        '    raise Bad("one " f"{a}{b} of {{these}}", "code" if a else "two words")\n'
        'NAMES = {"not said": 1}\n'
    )
    assert collecting.collect(tmp_path) == [
        "down",
        "it was taken",
        "one {a} of {{these}}",
        "the disk is full",
        "try another one",
        "two words",
        "up",
        "{name} can't be kept: {lost}, {jump}",
    ]
