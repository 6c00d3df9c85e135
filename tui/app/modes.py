"""The screens that have a number, each imported only when it is gone to."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.screen import Screen


def _opens(module: str, name: str) -> Callable[[], Screen[Any]]:
    def opened() -> Screen[Any]:
        screen: Screen[Any] = getattr(import_module(f"tui.screens.{module}"), name)()
        return screen

    return opened


MODES: dict[str, Callable[[], Screen[Any]]] = {
    "overview": _opens("overview", "Overview"),
    "risks": _opens("risks", "Risks"),
    "staff_issues": _opens("staff_issues", "StaffIssues"),
    "change": _opens("change", "ChangeScreen"),
    "documents": _opens("documents", "Documents"),
    "equality": _opens("equality", "Equality"),
    "recommendations": _opens("recommendations", "Recommendations"),
    "performance": _opens("performance", "Performance"),
    "engagement": _opens("engagement", "Engagement"),
    "timeline": _opens("timeline", "Timeline"),
}
