"""A field of several lines, in which a question mark asks what belongs there while nothing is typed."""

from textual.widgets import TextArea


class Lines(TextArea):
    """Textual's field, which would keep every letter to itself."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return super().check_consume_key(key, character) and not (key == "question_mark" and not self.text)
