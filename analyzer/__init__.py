"""Resume Vitals: reads a Medical Assistant's resume, holds it against a posting, says what to rewrite.

The public names are loaded when they are first used, so that a single room starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analyzer import errors
    from analyzer.matchers.pipeline import annotate
    from analyzer.model import Report
    from analyzer.report import check, read_posting, read_resume

__all__ = ["Report", "annotate", "check", "errors", "read_posting", "read_resume"]

_HOMES = {
    "Report": "analyzer.model",
    "annotate": "analyzer.matchers.pipeline",
    "check": "analyzer.report",
    "read_posting": "analyzer.report",
    "read_resume": "analyzer.report",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'analyzer' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
