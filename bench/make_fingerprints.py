"""Writes lexicons/duty_fingerprints.toml: hashes of the wording of public task lists, from O*NET's own table.

    python -m bench.make_fingerprints task_statements.tsv

The table is the tab-separated file "Task Statements" of O*NET 29.2 (www.onetcenter.org/database.html, CC BY 4.0). Only
hashes of runs of five words are kept: they tell a copied sentence, and nobody can read the sentences from them.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from analyzer.checks.copying import fingerprints

# Medical assistants and the occupations whose lists stand on their resumes.
OCCUPATIONS = (
    "29-2057.00", "29-2061.00", "29-2072.00", "31-1121.00", "31-1131.00", "31-9092.00", "31-9097.00", "43-6013.00",
)  # fmt: skip
_IN_A_ROW = 6
_TARGET = Path(__file__).resolve().parents[1] / "lexicons" / "duty_fingerprints.toml"
_HEAD = """\
# Fingerprints of the task statements of medical assistants and neighbouring occupations: a 64-bit hash of each run of
# five words. Written by bench/make_fingerprints.py; not to be edited by hand.

source = "O*NET 29.2, CC BY 4.0"
occupations = [{occupations}]
hashes = [
{rows}
]
"""


def make(table: Path) -> str:
    """The text of the lexicon file."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t") if r["O*NET-SOC Code"] in OCCUPATIONS]
    hashes = sorted({h for row in rows for h in fingerprints(row["Task"])})
    lines = (hashes[i : i + _IN_A_ROW] for i in range(0, len(hashes), _IN_A_ROW))
    return _HEAD.format(
        occupations=", ".join(f'"{o}"' for o in OCCUPATIONS),
        rows="\n".join("  " + ", ".join(f'"{h}"' for h in line) + "," for line in lines),
    )


if __name__ == "__main__":
    _TARGET.write_text(make(Path(sys.argv[1])), encoding="utf-8")
