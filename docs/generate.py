"""Writes the pages that follow from the code: one for each rule, and one for each kind of lexicon term.

python -P docs/generate.py          writes docs/rules/ and docs/lexicons/
python -P docs/generate.py --check  only says which pages differ (exit code 1)
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from analyzer.checks import RULES, Rule
from analyzer.lexicon import KINDS, Lexicons, Term, load

DOCS = Path(__file__).resolve().parent
_NOTE = "<!-- Written by docs/generate.py; change the code or the lexicon instead. -->\n"
_KIND_NAMES = {
    "cert": "Credentials",
    "ehr": "Record systems (EHR)",
    "tool": "Tools and devices",
    "specialty": "Specialties",
    "setting": "Settings",
    "task": "Tasks",
    "language": "Languages",
    "education": "Education",
}
_SEVERITIES = {
    "must-fix": "Fix these before you send the resume.",
    "should-fix": "These make the resume clearly better.",
    "consider": "Worth a look; leave them where you know better.",
}
_MOST_SHOWN = 4


def pages() -> dict[str, str]:
    """Every generated page: path below docs/ -> text."""
    lexicons = load()
    found = {"rules/README.md": _rules_index(), "lexicons/README.md": _lexicons_index(lexicons)}
    found |= {f"rules/{rule.name}.md": _rule_page(rule) for rule in RULES}
    found |= {f"lexicons/{kind}.md": _kind_page(kind, lexicons) for kind in KINDS}
    return found


def _rules_index() -> str:
    parts = [
        _NOTE,
        "# Rules\n",
        "What the program looks for in a resume. `resume-vitals explain RULE` shows the same pages. "
        "The severity is the usual one; a page says when a finding weighs more or less.\n",
    ]
    for severity, meaning in _SEVERITIES.items():
        parts.append(f"## {severity}\n\n{meaning}\n\n| Rule | What it does |\n|---|---|")
        parts += [f"| [{r.name}]({r.name}.md) | {_cell(r.page.what)} |" for r in RULES if r.severity == severity]
        parts[-1] += "\n"
    return "\n".join(parts)


def _rule_page(rule: Rule) -> str:
    page = rule.page
    return (
        f"{_NOTE}\n# {rule.name}\n\nUsual severity: {rule.severity}\n\n## What it does\n\n{page.what}\n\n"
        f"## Why it matters\n\n{page.why}\n\n## Example\n\n{page.example}\n\n## How to fix\n\n{page.fix}\n\n"
        "[All rules](README.md)\n"
    )


def _lexicons_index(lexicons: Lexicons) -> str:
    rows = "\n".join(
        f"| [{_KIND_NAMES[kind]}]({kind}.md) | `{kind}.` | {len(lexicons.of_kind(kind))} |" for kind in KINDS
    )
    return (
        f"{_NOTE}\n# Lexicons\n\nThe terms of the field that the program knows, from `lexicons/*.toml`. "
        f"How to add one: [lexicons.md](../lexicons.md).\n\n| Kind | Ids start with | Terms |\n|---|---|---|\n{rows}\n"
    )


def _kind_page(kind: str, lexicons: Lexicons) -> str:
    terms = lexicons.of_kind(kind)
    columns = _COLUMNS.get(kind, _PLAIN)
    rows = "\n".join("| " + " | ".join(_cell(show(t)) for _, show in columns) + " |" for t in terms)
    return (
        f"{_NOTE}\n# {_KIND_NAMES[kind]}\n\n{len(terms)} terms. A few of their wordings are shown; "
        f"the files hold all.\n\n| {' | '.join(name for name, _ in columns)} |\n|{'---|' * len(columns)}\n{rows}\n\n"
        "[All kinds](README.md)\n"
    )


def _wordings(term: Term) -> str:
    words = (*term.aliases, *term.exact, *term.ambiguous, *term.fields, *term.phrases)
    return "; ".join(words[:_MOST_SHOWN]) + (" ..." if len(words) > _MOST_SHOWN else "")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").replace("<", "&lt;").split())


Column = tuple[str, Callable[[Term], str]]
_ID: Column = ("Id", lambda t: f"`{t.id}`")
_NAME: Column = ("Name", lambda t: t.name)
_WORDS: Column = ("Found as", _wordings)
_SOURCE: Column = ("Source", lambda t: f"{t.source} ({t.checked})")
_PLAIN: tuple[Column, ...] = (_ID, _NAME, _WORDS, _SOURCE)
_COLUMNS: dict[str, tuple[Column, ...]] = {
    "cert": (
        _ID,
        _NAME,
        ("Letters", lambda t: t.letters),
        ("Issuer", lambda t: t.issuer),
        ("Renewed every", lambda t: f"{t.renewal_months} months" if t.renewal_months else ""),
        _WORDS,
        _SOURCE,
    ),
    "task": (
        _ID,
        _NAME,
        ("Family", lambda t: t.family),
        ("First question", lambda t: t.ask[0].question if t.ask else ""),
        _WORDS,
        _SOURCE,
    ),
}


def stale(folder: Path = DOCS) -> list[str]:
    """The pages below `folder` that differ from the code, are missing, or belong to nothing any more."""
    wanted = pages()
    differ = [
        name
        for name, text in wanted.items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]
    there = {f"{part}/{f.name}" for part in ("rules", "lexicons") for f in (folder / part).glob("*.md")}
    return sorted({*differ, *(there - set(wanted))})


def write(folder: Path = DOCS) -> None:
    """Writes all pages below `folder` and removes those that belong to nothing any more."""
    wanted = pages()
    for name in stale(folder):
        path = folder / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8")
        else:
            path.unlink()


if __name__ == "__main__":
    # A script's own folder is searched first, and docs/lexicons would stand in for the package of that name.
    sys.path[:] = [p for p in sys.path if Path(p).resolve() != DOCS]
    if "--check" in sys.argv[1:]:
        for name in stale():
            print(f"docs/{name} differs; run: make docs")
        sys.exit(1 if stale() else 0)
    write()
