"""Whether the same input gives the same bytes in every process: python -m bench.determinism [RUNS].

Each run is a process of its own with a hash seed of its own; it writes the JSON, text and HTML report of every sample
resume against every sample posting, and prints their SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from datetime import date

from analyzer.export.as_html import report_html
from analyzer.export.as_json import report_dict
from analyzer.export.as_text import report_text
from analyzer.report import check
from samples.catalog import read_catalog

_DAY = date(2026, 11, 22)
_RUNS = 50


def digest() -> str:
    """SHA-256 over every report of every pair of samples."""
    catalog = read_catalog()
    seen = hashlib.sha256()
    for resume in catalog.resumes:
        for posting in catalog.postings:
            report = check(resume.files[0].read_bytes(), posting.files[0].read_bytes(), as_of=_DAY)
            seen.update(json.dumps(report_dict(report), ensure_ascii=False).encode())
            seen.update(report_text(report, explain=True).encode())
            seen.update(report_html(report).encode())
    return seen.hexdigest()


def main() -> None:
    """Print how many digests the runs gave; leave with 1 where there is more than one."""
    if sys.argv[1:] == ["--one"]:
        print(digest())
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    found = set()
    for seed in range(runs):
        env = {**os.environ, "PYTHONHASHSEED": str(seed)}
        one = subprocess.run(
            [sys.executable, "-m", "bench.determinism", "--one"], env=env, capture_output=True, text=True, check=True
        )
        found.add(one.stdout.strip())
    print(f"{runs} processes with hash seeds 0 to {runs - 1}: {len(found)} digest(s)")
    sys.exit(len(found) != 1)


if __name__ == "__main__":
    main()
