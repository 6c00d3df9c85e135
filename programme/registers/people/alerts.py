"""Alerts about who answers for what: a vacant post, an owner who has left, a post with more than it can do."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.phrases import by, phrase
from domain.rules.holding import answering, loads
from domain.rules.persons import spelling
from domain.state.programme import Programme
from programme.registers.alert import Alert


def posts_vacant(programme: Programme, on: date) -> Iterator[Alert]:
    """A post that answers for something is held by somebody; what an abolished one answers for goes to another."""
    carried = loads(programme) if programme.posts else {}
    for post in programme.posts.values():
        things = carried[spelling(post.title)]
        if post.state in {"vacant", "abolished"} and things and post.changed.latest <= on:
            gone = post.state == "abolished"
            yield Alert.since_fact(
                post.changed,
                rule="post.abolished" if gone else "post.vacant",
                severity="act now" if gone else "attend",
                subject=post.ref,
                sentence=f"{post.called} is {post.state} and answers for {_things(things)}",
                clears=phrase("hand it over (programme post handover)")
                if gone
                else phrase(by("post.filled", post=post.ref)),
            )


def owners_left(programme: Programme, on: date) -> Iterator[Alert]:
    """Whoever has left answers for nothing any more."""
    carried = loads(programme) if programme.persons else {}
    for person in programme.persons.values():
        things = carried[spelling(person.name)]
        if person.left is not None and things and person.left.latest <= on:
            listed = ", ".join(one.ref or one.kind for one in answering(programme, person.name))
            yield Alert.since_fact(
                person.left,
                rule="person.left-owning",
                severity="act now",
                subject=person.ref,
                sentence=f"{person.ref} {person.name} has left and answers for {_things(things)}: {listed}",
                clears=phrase("hand it over (programme person handover)"),
            )


def posts_overloaded(programme: Programme, on: date) -> Iterator[Alert]:
    """One post answers for no more things that go on than the policy allows."""
    carried, most = loads(programme) if programme.posts else {}, programme.policy.post_load
    for post in programme.posts.values():
        things = carried[spelling(post.title)]
        if things > most:
            yield Alert(
                rule="post.overloaded",
                severity="note",
                subject=post.ref,
                since=on,
                at_latest=True,
                sentence=f"{post.called} answers for {_things(things)}, more than {most}",
                clears=phrase("hand some over, or ", by("policy.setting-changed", setting="post_load")),
            )


def members_left(programme: Programme, on: date) -> Iterator[Alert]:
    """Whoever has left may do nothing in the programme any more."""
    for person in programme.persons.values():
        roles = [one.role for one in person.grants if one.until is None]
        if person.left is not None and roles and person.left.latest <= on:
            yield Alert.since_fact(
                person.left,
                rule="member.left",
                severity="act now",
                subject=person.ref,
                sentence=f"{person.ref} {person.name} has left and is still {', '.join(roles)} in the programme",
                clears=phrase(by("member.withdrawn", person=person.ref, role=roles[0])),
            )


def _things(number: int) -> str:
    return f"{number} thing{'s' if number > 1 else ''}"


RULES = (posts_vacant, owners_left, members_left, posts_overloaded)
