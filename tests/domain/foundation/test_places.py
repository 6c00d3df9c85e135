"""The places that evidence names, however people write them."""

import pytest

from domain.foundation.places import Place, place_at, places_of, run

HERE = Place("hmic 2009", ("6.5", "strength 3"), frozenset({1, 2}))


@pytest.mark.parametrize(
    "evidence",
    [
        "HMIC 2009, 6.5, strength 3, sentences 1 to 2",
        "hmic  2009, para 6.5, Strength 3, sentences 1-2",
        "HMIC 2009,paragraph 6.5,strength 3,sentence 1 and 2",
        "HMIC 2009, § 6.5, strength  3, s. 1–2",
    ],
)
def test_a_place_is_the_same_however_it_is_written(evidence: str) -> None:
    """Capitals, spaces, dashes and the words before a number make no other place."""
    assert [*places_of([evidence], ["HMIC 2009", "Plan"])] == [HERE]


def test_what_names_no_registered_source_is_no_place() -> None:
    """A letter, a digest and another report are evidence all the same, and lead to no place here."""
    assert not [*places_of(["letter of 3 May", "HMIC 2009b, 6.5", "report.pdf sha256:aa"], ["HMIC 2009"])]


def test_an_appendix_is_one_place_and_a_word_that_begins_like_it_another() -> None:
    """“Appendix B” is “App. B”; an approach is no appendix."""
    assert place_at("S", "Appendix B, table, row 4") == place_at("S", "app b, Table, row 4")
    assert place_at("S", "Approach").parts == ("approach",)


def test_places_meet_where_they_share_a_sentence_or_name_none() -> None:
    """The same bullet meets by sentence; a bullet is no part of another, nor a paragraph of its bullet."""
    assert HERE.meets(place_at("HMIC 2009", "6.5, strength 3, sentence 2"))
    assert HERE.meets(place_at("HMIC 2009", "6.5, strength 3"))
    assert not HERE.meets(place_at("HMIC 2009", "6.5, strength 3, sentence 3"))
    assert not HERE.meets(place_at("HMIC 2009", "6.5"))
    assert not HERE.meets(place_at("Plan", "6.5, strength 3"))


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("6.2, strength 1 to 3", ("6.2, strength 1", "6.2, strength 2", "6.2, strength 3")),
        ("2.1 to 2.3", ("2.1", "2.2", "2.3")),
        ("item 9 to item 10", ("item 9", "item 10")),
        ("2.1 to 3.3", ("2.1 to 3.3",)),
        ("3 to 1", ("3 to 1",)),
        ("1 to 9999", ("1 to 9999",)),
        ("Letter to all", ("Letter to all",)),
    ],
)
def test_a_run_of_places_is_each_of_them(said: str, places: tuple[str, ...]) -> None:
    """A run counts up its last number; what counts nothing up is a place by itself."""
    assert run(said) == places
