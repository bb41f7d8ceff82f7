"""The smallest natural edits that turn one sentence into another: words that stay are not touched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+(?:[^\w\s]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Replacement:
    """The pieces `start` to `end` of the old sentence (none where they are equal) make place for `text`."""

    start: int
    end: int
    text: str


def replacements(old: Sequence[str], new: str, *, whole: bool = False) -> list[Replacement]:
    """The edits that turn the shown pieces `old` (mostly one character each) into `new`, in order, without overlap.

    Any white space equals any other, so that the file's own gaps stay; a line break in `new` is a word of its own.
    With `whole` everything from the first difference to the last is one edit.
    """
    starts: list[int] = []
    text = ""
    for index, piece in enumerate(old):
        starts += [index] * len(piece)
        text += piece
    before = list(_TOKEN.finditer(text.replace("\n", " ")))
    after = [m[0] for m in _TOKEN.finditer(new)]
    keys = [m[0] if m[0].strip() else " " for m in before]
    wanted = [t if t.strip() or t == "\n" else " " for t in after]
    blocks = _middle(keys, wanted) if whole else _blocks(keys, wanted)

    def place(token: int) -> int:
        return starts[before[token].start()] if token < len(before) else len(old)

    return [Replacement(place(i), place(j), "".join(after[k:n])) for i, j, k, n in blocks]


def _blocks(keys: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The tokens of `keys` that make place for tokens of `wanted`."""
    matcher = SequenceMatcher(None, keys, wanted, autojunk=False)
    blocks: list[tuple[int, int, int, int]] = []
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "equal":
            continue
        if blocks and _joins(keys[blocks[-1][1] : i]) and (blocks[-1][0] < blocks[-1][1] or i < j):
            blocks[-1] = (blocks[-1][0], j, blocks[-1][2], n)
        else:
            blocks.append((i, j, k, n))
    return blocks


def _middle(keys: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The one block between the tokens that both open and close with."""
    most = min(len(keys), len(wanted))
    head = next((i for i in range(most) if keys[i] != wanted[i]), most)
    tail = next((i for i in range(most - head) if keys[-1 - i] != wanted[-1 - i]), most - head)
    block = (head, len(keys) - tail, head, len(wanted) - tail)
    return [block] if block[0] < block[1] or block[2] < block[3] else []


def _joins(between: Sequence[str]) -> bool:
    """Whether the words between two edits are only marks and space: then one edit reads better than two."""
    return not any(c.isalnum() for token in between for c in token)
