"""Reads the postings of the tables in this folder, and says in short what they ask."""

from __future__ import annotations

from analyzer.model import Posting, Requirement
from analyzer.parser import read_document
from analyzer.posting import read_posting


def read(data: str | bytes, name: str = "") -> Posting:
    """A text, or the bytes of a file, as a posting."""
    return read_posting(read_document(data, name=name))


def requirements(text: str) -> list[Requirement]:
    """What a posting asks for, in its order."""
    return list(read(text).requirements)


def strengths(posting: Posting) -> dict[tuple[str, ...], str]:
    """How strongly a posting asks for the terms of each of its needs; those of roles are left out."""
    return {r.any_of: r.necessity for r in posting.requirements if r.any_of and not r.role}


def asked(text: str) -> set[str]:
    """What a posting asks for, as "required cert.bls"; alternatives in order of their ids, self-checks left out."""
    return {f"{r.necessity} {'|'.join(sorted(r.any_of))}" for r in requirements(text) if r.any_of and not r.self_check}
