"""Links to a view: what they open, and what they cannot be made to say."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from programme.browser import link
from programme.foundation.refusal import Refused
from tests.programme.browser.conftest import Serve

VIEW = "/risks/R-004?as_of=2009-01-27&as_known=%23187"


async def test_a_link_opens_a_thing_at_a_moment(serve: Serve) -> None:
    """A link leads past the token to the page of the view, whose socket opens the app on it, and to no other site."""
    async with serve() as served, served.browser() as browser:
        token = f"token={served.access.token}"
        entry = f"{served.origin}/risks/R-004?{token}&as_of=2009-01-27&as_known=%23187"
        async with browser.get(entry, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, VIEW)
        async with browser.get(f"{served.origin}{VIEW}") as page:
            assert f"{served.socket}/%2Frisks%2FR-004" in await page.text()
        for elsewhere in ("//example.org", "/risks//example.org", "/ws/x", "/%2F%2Fexample.org"):
            async with browser.get(f"{served.origin}{elsewhere}?{token}", allow_redirects=False) as answer:
                assert answer.status != 303
        async with browser.get(f"{served.origin}/risks?as_of=soon") as answer:
            assert answer.status == 400
            assert "soon" in await answer.text()


def test_the_words_of_a_link_are_those_of_its_view() -> None:
    """The screen or the thing, and the moment: what the app is opened with."""
    assert link.words("") == []
    assert link.words("/") == []
    assert link.words("/staff-issues") == ["--at=staff-issues"]
    assert link.words(link.socket_of(VIEW).removeprefix("/ws/")) == [
        "--at=R-004", "--as-of=2009-01-27", "--as-known=#187",
    ]  # fmt: skip


@given(st.text(st.sampled_from("/risksR-04?&=#%20 ;-'\"\\\n") | st.characters(codec="utf-8"), max_size=40))
def test_nothing_in_an_address_is_read_as_another_option_of_the_app(view: str) -> None:
    """Nothing in an address is read as another option of the app."""
    try:
        words = link.words(view)
    except Refused:
        return
    assert all(word.startswith(("--at=", "--as-of=", "--as-known=")) for word in words)
    assert len({word.partition("=")[0] for word in words}) == len(words)
    assert shlex.join(words).isprintable()
