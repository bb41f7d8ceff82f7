"""The text of a paragraph: its rows joined, and words that a hyphen broke at the end of a row made whole."""

from __future__ import annotations

import re

from analyzer.parser.broken_words import keeps_hyphen, whole_words
from analyzer.parser.drafts import LEADER, single_spaced
from analyzer.parser.pdf.paragraphs import GLUED_HYPHEN, LOWER_START, Paragraph
from analyzer.parser.plain.encoding import repair

# Typesetters write this one where they break a word; people type the other.
_BREAK_HYPHEN = re.compile(r"[A-Za-z]\u2010$")


def words_of_file(paragraphs: list[Paragraph]) -> frozenset[str]:
    """The words that the file shows in one piece; empty where no hyphen asks for them."""
    if not any(row.text.endswith("-") for paragraph in paragraphs for row in paragraph.rows[:-1]):
        return frozenset()
    return whole_words([[row.text for row in paragraph.rows] for paragraph in paragraphs])


def joined_text(paragraph: Paragraph, vocabulary: frozenset[str] = frozenset()) -> str:
    """The repaired text of a paragraph; words that a hyphen broke at the end of a row are whole again.

    `vocabulary` holds the lower-case words that the rest of the file shows in one piece.
    """
    text = paragraph.rows[0].text
    for row in paragraph.rows[1:]:
        after = row.text
        if text.endswith("\u00ad") or (_BREAK_HYPHEN.search(text[-2:]) and LOWER_START.match(after)):
            text = text[:-1] + after
        elif text.endswith("-") and GLUED_HYPHEN.search(text[-2:]) and LOWER_START.match(after):
            text = text if keeps_hyphen(text, after, vocabulary) else text[:-1]
            text += after
        elif text.endswith(("/", "-", "@")) and not text.endswith((" /", " -")):
            text += after
        else:
            text = f"{text} {after}"
    return _tidy(repair(text))


def _tidy(text: str) -> str:
    if "....." in text or ". . ." in text:
        text = LEADER.sub("\t", text)
    if "\t" not in text:
        return single_spaced(text).strip()
    parts = (" ".join(part.split()) for part in text.split("\t"))
    return "\t".join(part for part in parts if part)
