"""Posts: they are established, filled, vacated and abolished, and each reports to another."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Checked, Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text, one_name
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import NewPost, PersonRef, PostRef, UnitRef
from domain.rules.directory import above, taken
from domain.state.people import Post, Tenure
from domain.state.programme import Programme

Title = Annotated[Line, Checked(after=one_name)]
ReportsTo = Annotated[PostRef | None, Field(description="the post that it reports to")]
Level = Annotated[Line | None, Field(description="its rank or grade, such as superintendent")]


@entry("post.established", verb="establish")
class PostEstablished(Entry):
    """Establish a post, which may answer for something whoever holds it."""

    post: NewPost
    title: Annotated[Title, Field(description="as people call it: Superintendent Crime")]
    unit: UnitRef | None = None
    level: Level = None
    reports_to: ReportsTo = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from taken(programme, self.title)

    def apply(self, programme: Programme, on: When) -> None:
        programme.posts[self.post] = Post(
            self.post, self.title, on, on, self.unit, self.level, self.reports_to
        )


@entry("post.filled", verb="fill")
class PostFilled(Entry):
    """Record that a person took up a post; whoever held it before holds it no longer."""

    post: PostRef
    person: Annotated[PersonRef, Field(description="who holds it from now on: PE-001")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        person = programme.persons[self.person]
        if person.into is not None:
            yield f"{self.person} is another entry of {person.into}: name that one"
        elif programme.posts[self.post].holder == self.person:
            yield f"{self.person} holds {self.post} already: name whoever follows, or leave it as it is"

    def apply(self, programme: Programme, on: When) -> None:
        post = programme.posts[self.post]
        end_tenure(post, on)
        post.holder, post.state, post.changed = self.person, "filled", on
        post.tenures.append(Tenure(self.person, on))


@entry("post.vacated", verb="vacate")
class PostVacated(Entry):
    """Record that nobody holds a post any more."""

    post: PostRef
    reason: Text | None = None

    def apply(self, programme: Programme, on: When) -> None:
        vacate(programme.posts[self.post], on)


@entry("post.changed", verb="change")
class PostChanged(Entry):
    """Give a post another unit, level, or post to report to; what has another title is another post."""

    post: PostRef
    unit: UnitRef | None = None
    level: Level = None
    reports_to: ReportsTo = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if not any((self.unit, self.level, self.reports_to)):
            yield phrase("say what changes", giving("unit", "level", "reports_to"))
        # Guarantee: no post reports to itself, over any number of steps.
        if self.post in above(programme, self.reports_to):
            yield f"{self.reports_to} reports to {self.post} itself: name a post that does not"

    def apply(self, programme: Programme, on: When) -> None:
        post = programme.posts[self.post]
        post.unit = self.unit or post.unit
        post.level = self.level or post.level
        post.reports_to = self.reports_to or post.reports_to


@entry("post.merged", verb="merge")
class PostMerged(Entry):
    """State that another way to write a post means this one, in every entry, before and after."""

    post: PostRef
    spelling: Annotated[Title, Field(description="how else it is written: Supt Crime")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from taken(programme, self.spelling)

    def apply(self, programme: Programme, on: When) -> None:
        programme.posts[self.post].also.append(self.spelling)


@entry("post.abolished", verb="abolish")
class PostAbolished(Entry):
    """Record that a post is no more; what it answers for needs another owner."""

    post: PostRef
    reason: Text | None = None

    def apply(self, programme: Programme, on: When) -> None:
        post = programme.posts[self.post]
        vacate(post, on)
        post.state, post.reason = "abolished", self.reason


def vacate(post: Post, on: When) -> None:
    """Leave a post without a holder from a day on."""
    end_tenure(post, on)
    post.holder, post.state, post.changed = None, "vacant", on


def end_tenure(post: Post, on: When) -> None:
    """End the tenure of whoever holds a post."""
    if post.holder is not None:
        last = post.tenures.pop()
        post.tenures.append(Tenure(last.person, last.since, on))
