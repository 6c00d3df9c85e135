"""How posts and persons are listed, and what these may do."""

from collections.abc import Iterator
from typing import NamedTuple

from domain.rules.directory import posts_of
from domain.rules.holding import load
from domain.state.people import Grant, Person, Post
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


class Membership(NamedTuple):
    """A role of a person, whether they have it still or had it."""

    person: Person
    grant: Grant


def _memberships(programme: Programme) -> Iterator[Membership]:
    """Yield what each person may do, and last what they might: who is merged into another is listed as that one."""
    found = [
        Membership(programme.persons[person.into or person.ref], grant)
        for person in programme.persons.values()
        for grant in person.grants
    ]
    yield from sorted(found, key=lambda one: (one.grant.until is not None, one.person.ref))


MEMBERS = Listing(
    noun="member",
    title="Members",
    items=_memberships,
    columns=(
        Column("ref", "Ref", lambda one, _, __: one.person.ref),
        Column("name", "Name", lambda one, _, __: one.person.name),
        Column("role", "Role", lambda one, _, __: one.grant.role),
        Column("state", "State", lambda one, _, __: "withdrawn" if one.grant.until else "in force"),
        Column("since", "Since", lambda one, _, __: one.grant.since),
        Column("reason", "Why", lambda one, _, __: one.grant.reason, rare=True),
        Column("until", "Until", lambda one, _, __: one.grant.until, rare=True),
        Column("ended_for", "Why not any more", lambda one, _, __: one.grant.ended_for, rare=True),
    ),
)

LISTINGS = (POSTS, PERSONS, MEMBERS)
