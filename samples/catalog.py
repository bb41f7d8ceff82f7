"""The list of the samples, for whoever offers them: the web page, the tests, the documentation."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sample:
    """A resume or a posting: its name, a title and a line about it, and its files, the preferred one first."""

    name: str
    title: str
    about: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """All samples, and the pair behind "Try the sample"."""

    resumes: tuple[Sample, ...]
    postings: tuple[Sample, ...]
    try_resume: Sample
    try_posting: Sample


def read_catalog() -> Catalog:
    """Read `catalog.toml`; file paths come back absolute. Raises KeyError where the pair names no sample."""
    data = tomllib.loads((FOLDER / "catalog.toml").read_text(encoding="utf-8"))
    resumes = {item["name"]: _sample(item) for item in data["resume"]}
    postings = {item["name"]: _sample(item) for item in data["posting"]}
    pair = data["try"]
    return Catalog(
        resumes=tuple(resumes.values()),
        postings=tuple(postings.values()),
        try_resume=resumes[pair["resume"]],
        try_posting=postings[pair["posting"]],
    )


def _sample(item: dict[str, str | list[str]]) -> Sample:
    files = tuple(FOLDER / str(name) for name in item["files"])
    return Sample(str(item["name"]), str(item["title"]), str(item["about"]), files)
