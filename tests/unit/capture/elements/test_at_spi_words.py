"""Answers of AT-SPI, as they should be and as nobody should give them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.capture._os.d_bus import Refusal
from trajectory_recorder.capture.elements import _at_spi_words as words
from trajectory_recorder.capture.elements._at_spi_words import Node, State

ASKED = Node(":1.5", "/org/a11y/atspi/accessible/1")
CHILD = "/org/a11y/atspi/accessible/2"

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def test_texts_come_alone_or_as_properties() -> None:
    assert words.text(("File",)) == "File"
    assert words.text((("s", "File"),)) == "File"
    assert words.text(Refusal("org.freedesktop.DBus.Error.UnknownMethod")) == ""


def test_elements_come_alone_or_as_properties() -> None:
    assert words.node(((":1.7", CHILD),), ASKED) == Node(":1.7", CHILD)
    assert words.node((("(so)", (":1.7", CHILD)),), ASKED) == Node(":1.7", CHILD)
    assert words.node((("", CHILD),), ASKED) == Node(":1.5", CHILD)


@pytest.mark.parametrize("name", ["no name", ":", ":1", "org.a11y.Bus", ":1.5\n", "." * 300])
def test_what_is_no_name_on_the_bus_is_never_addressed(name: str) -> None:
    assert words.node(((name, CHILD),), ASKED) is None


def test_the_null_element_is_none() -> None:
    assert words.node(((":1.7", "/org/a11y/atspi/null"),), ASKED) is None


def test_endless_lists_of_children_are_cut_off() -> None:
    assert len(words.nodes(([(":1.7", CHILD)] * 100_000,), ASKED)) == 256


def test_states_are_bits_of_two_words() -> None:
    told = words.states(([1 << State.FOCUSED | 1 << State.ENABLED, 1 << State.READ_ONLY - 32],))
    assert told == {State.FOCUSED, State.ENABLED, State.READ_ONLY}
    assert words.state_words(told) == ("focused", "read_only")
    assert words.state_words(frozenset()) == ("disabled",)


def test_a_label_is_found_among_the_relations() -> None:
    relations = ([(1, [(":1.7", "/x")]), (2, [(":1.7", CHILD)])],)
    assert words.label(relations, ASKED) == Node(":1.7", CHILD)
    assert words.label(([(1, [(":1.7", CHILD)])],), ASKED) is None


@given(st.lists(ANYTHING, max_size=3).map(tuple))
def test_any_answer_is_taken_without_harm(reply: tuple[Any, ...]) -> None:
    words.text(reply), words.number(reply), words.bounds(reply), words.strings(reply)
    words.node(reply, ASKED), words.nodes(reply, ASKED), words.label(reply, ASKED)
    words.interfaces(reply), words.state_words(words.states(reply))
