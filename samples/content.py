"""The content of a sample resume, read from its TOML file; how it looks is the business of the layout modules."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Place = Literal["main", "side"]
EntryOrder = Literal["title-first", "organization-first", "one-line"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A job, an externship or a school."""

    title: str
    organization: str
    location: str
    dates: str
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it: a paragraph, entries, bullets, plain lines, in this order."""

    heading: str
    place: Place
    text: str
    entries: tuple[Entry, ...]
    bullets: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """The look that is the same in every layout; `size` is the body text in points."""

    font: str
    size: float
    accent: str
    entry_order: EntryOrder


@dataclass(frozen=True, slots=True)
class ResumeContent:
    """One sample resume. `formats` maps a file ending ("pdf", "docx", "txt") to the layout drawn for it."""

    name: str
    credentials: str
    headline: str
    contact: tuple[str, ...]
    formats: dict[str, str]
    style: Style
    sections: tuple[Section, ...]

    @property
    def name_line(self) -> str:
        """The name with the credentials after it."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name

    def at(self, place: Place) -> tuple[Section, ...]:
        """The sections that a layout with two columns puts in `place`."""
        return tuple(section for section in self.sections if section.place == place)

    def pieces(self) -> Iterator[str]:
        """Every text that a rendered file must show, each unbroken."""
        yield self.name_line
        if self.headline:
            yield self.headline
        yield from self.contact
        for section in self.sections:
            yield section.heading
            if section.text:
                yield section.text
            for entry in section.entries:
                yield from filter(None, (entry.title, entry.organization, entry.location, entry.dates))
                yield from entry.bullets
            yield from section.bullets
            yield from section.lines


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an entry's head: text at the left, and perhaps text at the right edge."""

    left: str
    right: str
    weight: Literal["bold", "italic"]


def head_rows(entry: Entry, order: EntryOrder) -> list[Row]:
    """The head of an entry in the order that the resume uses."""
    place = ", ".join(filter(None, (entry.organization, entry.location)))
    if order == "one-line":
        return [Row(" | ".join((entry.title, place)), entry.dates, "bold")]
    if order == "organization-first":
        return [Row(entry.organization, entry.location, "bold"), Row(entry.title, entry.dates, "italic")]
    return [Row(entry.title, entry.dates, "bold"), Row(place, "", "italic")]


def split_label(line: str) -> tuple[str, str]:
    """Cut "Clinical: vital signs" into ("Clinical:", " vital signs"); the label is empty where there is none."""
    label, colon, rest = line.partition(":")
    return (label + colon, rest) if colon and len(label.split()) <= 2 else ("", line)


def read_resume(path: Path) -> ResumeContent:
    """Read one `resumes/NAME.toml`; raises KeyError where a needed key is missing."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    style = data["style"]
    return ResumeContent(
        name=data["name"],
        credentials=data.get("credentials", ""),
        headline=data.get("headline", ""),
        contact=tuple(data["contact"]),
        formats=dict(data["formats"]),
        style=Style(style["font"], style["size"], style.get("accent", "#000000"), style.get("order", "title-first")),
        sections=tuple(_section(item) for item in data["section"]),
    )


def _section(item: dict[str, Any]) -> Section:
    return Section(
        heading=item["heading"],
        place=item.get("place", "main"),
        text=item.get("text", ""),
        entries=tuple(_entry(entry) for entry in item.get("entry", ())),
        bullets=tuple(item.get("bullets", ())),
        lines=tuple(item.get("lines", ())),
    )


def _entry(item: dict[str, Any]) -> Entry:
    return Entry(
        title=item["title"],
        organization=item["organization"],
        location=item.get("location", ""),
        dates=item["dates"],
        bullets=tuple(item.get("bullets", ())),
    )
