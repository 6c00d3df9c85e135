"""How posts and persons are listed."""

from domain.rules.directory import posts_of
from domain.rules.holding import load
from domain.state.people import Person, Post
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


def _holder(post: Post, programme: Programme) -> str | None:
    return None if post.holder is None else programme.persons[post.holder].name


def _titles(person: Person, programme: Programme) -> tuple[str, ...]:
    return tuple(programme.posts[ref].title for ref in posts_of(programme, person.ref))


POSTS = Listing(
    noun="post",
    title="Posts",
    items=lambda programme: programme.posts.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Post"),
        Column("state", "State"),
        Column("holder", "Held by", lambda post, programme, _: _holder(post, programme)),
        Column("answers_for", "Answers for", lambda post, programme, _: load(programme, post.title)),
        Column("level", "Level"),
        Column("unit", "Unit"),
        Column("reports_to", "Reports to"),
        Column("changed", "Since"),
        Column("also", "Also written", lambda post, _, __: tuple(post.also), wide=True),
    ),
)

PERSONS = Listing(
    noun="person",
    title="Persons",
    items=lambda programme: programme.persons.values(),
    columns=(
        Column("ref", "Ref"),
        Column("name", "Name"),
        Column("state", "State"),
        Column("posts", "Holds", lambda person, programme, _: _titles(person, programme)),
        Column("answers_for", "Answers for", lambda person, programme, _: load(programme, person.name)),
        Column("registered", "Registered"),
        Column("left", "Left"),
        Column("into", "Is", wide=True),
        Column("also", "Also written", lambda person, _, __: tuple(person.also), wide=True),
        Column("erased", "Erased", wide=True),
    ),
)

LISTINGS = (POSTS, PERSONS)
