"""The directory of posts and persons: whom a name means, and what a post reports to."""

from collections.abc import Iterator

from domain.foundation.personal import WITHHELD
from domain.rules.persons import spelling
from domain.state.programme import Programme


def listed(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield every name in the directory with the reference that it means; a merged person's mean the other."""
    for post in programme.posts.values():
        yield from ((name, post.ref) for name in (post.title, *post.also))
    for person in programme.persons.values():
        ref = person.into or person.ref
        yield from ((name, ref) for name in (person.name, *person.also) if name not in WITHHELD)


def here(programme: Programme) -> dict[str, str]:
    """Return who may answer for something, by name, with the reference: posts, and persons who are here."""
    posts = {post.title: post.ref for post in programme.posts.values() if post.state != "abolished"}
    persons = (
        one
        for one in programme.persons.values()
        if one.into is None and one.left is None and one.erased is None
    )
    return {**posts, **{one.name: one.ref for one in persons}}


def meant(programme: Programme, name: str) -> str | None:
    """Return the reference of the post or person that a name means, however it is spelt; None for an unknown one."""
    wanted = spelling(name)
    return next((ref for known, ref in listed(programme) if spelling(known) == wanted), None)


def taken(programme: Programme, name: str, own: str = "") -> Iterator[str]:
    """Yield why a name may not be given: two of one name could not be told apart where only the name is typed."""
    ref = meant(programme, name)
    if ref is not None and ref != own:
        yield f"{ref} is in the directory by that name already: say what tells the two apart, such as the unit"


def posts_of(programme: Programme, person: str) -> list[str]:
    """Return the posts that a person holds."""
    return [post.ref for post in programme.posts.values() if post.holder == person]


def above(programme: Programme, post: str | None) -> Iterator[str]:
    """Yield a post and all that it reports to, over any number of steps; a circle is walked once."""
    seen: set[str] = set()
    while post is not None and post not in seen and post in programme.posts:
        yield post
        seen.add(post)
        post = programme.posts[post].reports_to
