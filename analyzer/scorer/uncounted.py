"""Work without a number that anybody keeps: nobody counts how often privacy was kept or a huddle attended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer.model import Span, Task


def is_uncounted(text: str, line: Span, task: Task, table: Mapping[str, Any]) -> bool:
    """Whether a task of a line of the resume is of that kind; `table` is `checks`."""
    said, own = line.of(text).casefold(), task.span.of(text).casefold()
    return any(
        task.term in kind["tasks"]
        and not any(word in said for word in kind["unless"])
        and (not kind["only"] or any(word in said for word in kind["only"]))
        and (not kind["words"] or any(word in own for word in kind["words"]))
        for kind in table["no_number"]
    )
