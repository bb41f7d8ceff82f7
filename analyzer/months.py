"""The months, by the three letters that every spelling of them starts with; misspelled ones are in the lexicons."""

from __future__ import annotations

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# For patterns: "(?:{MONTH})[a-z]*".
MONTH = "|".join(MONTHS)
