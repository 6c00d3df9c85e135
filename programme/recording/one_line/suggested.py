"""What is most likely meant by a text that comes from a list which the programme itself keeps."""

from collections.abc import Iterable

from domain.state.programme import Programme


def _characteristics(programme: Programme) -> Iterable[str]:
    return programme.policy.characteristics


def _channels(programme: Programme) -> Iterable[str]:
    return (sop.edition.channel for sop in programme.sops.values() if sop.edition and sop.edition.channel)


def _forums(programme: Programme) -> Iterable[str]:
    return (forum.title for forum in programme.forums.values())


SUGGESTED = {"characteristic": _characteristics, "channel": _channels, "forum": _forums}


def suggested(programme: Programme, name: str) -> list[str]:
    """Return what a field of that name is likely to hold, each once; another text may stand there, too."""
    return list(dict.fromkeys(SUGGESTED[name](programme))) if name in SUGGESTED else []
