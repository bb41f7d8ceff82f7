"""The two scores: match (against this posting) and draft (the resume by itself), as sums of explained parts.

Weights and their reasons are `lexicons/scoring.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from analyzer.lexicon import load
from analyzer.model import (
    Annotations,
    Finding,
    LineAnnotation,
    Match,
    Mention,
    Posting,
    Requirement,
    Resume,
    Scorecard,
    ScorePart,
    Span,
)

# A score of a hundred in tenths of a point.
_TENTHS = 1000


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights scaled to a hundred, in tenths that add up exactly."""
    whole = sum(weights.values())
    tenths = {name: int(weight * _TENTHS // whole) for name, weight in weights.items()}
    left = _TENTHS - sum(tenths.values())
    for name in sorted(weights, key=lambda n: -((weights[n] * _TENTHS / whole) % 1))[:left]:
        tenths[name] += 1
    return {name: value / 10 for name, value in tenths.items()}


@cache
def _draft_shares(folders: tuple[str, ...]) -> Mapping[str, float]:
    """The most that each part of the draft score gives: a resume is scored many times to find its first steps."""
    return _shares({n: w["weight"] for n, w in load(*folders).table("scoring")["draft"].items()})


def _part_of(requirement: Requirement) -> str | None:
    """The part that a requirement counts in; None where nothing is scored."""
    if requirement.self_check or requirement.role:
        return None
    if requirement.years is not None and not requirement.either:
        return "years" if requirement.necessity != "mentioned" else None
    if not requirement.any_of:
        return None
    return {"required": "required", "preferred": "preferred", "mentioned": "duties"}[requirement.necessity]


def score_match(posting: Posting, matches: Sequence[Match], *lexicon_folders: str) -> Scorecard:
    """The match score: each part is the mean credit of its needs; a need asked for twice counts once.

    The parts' maxima add up to 100; a posting that asks for nothing gives a card without parts.
    """
    table = load(*lexicon_folders).table("scoring")
    groups: dict[str, list[int]] = {}
    for index, requirement in enumerate(posting.requirements):
        name = _part_of(requirement)
        if name:
            groups.setdefault(name, []).append(index)
    parts = []
    shares = _shares({n: w["weight"] for n, w in table["match"].items() if n in groups}) if groups else {}
    for name, of in shares.items():
        own = groups[name]
        statuses = _by_need(posting, matches, own, frozenset(table["lapsed"]["terms"]))
        credit = sum(table["credit"][s] for s in statuses) / len(statuses)
        counts = {s: statuses.count(s) for s in ("met", "partial", "unclear", "expired", "missing")}
        said = ", ".join(f"{n} {s}" for s, n in counts.items() if n)
        why = f"{said} of {len(statuses)}. {table['match'][name]['why']}"
        parts.append(ScorePart(table["match"][name]["name"], round(of * credit, 1), of, why, tuple(own)))
    return Scorecard(tuple(parts))


def _by_need(posting: Posting, matches: Sequence[Match], indexes: Sequence[int], short: frozenset[str]) -> list[str]:
    """The status of each distinct need among these requirements: the lowest where it is asked for twice.

    A card of a `short` course that has run out is expired, not missing.
    """
    order = ("missing", "expired", "unclear", "partial", "met")
    statuses: dict[tuple[frozenset[str], float | None, str], str] = {}
    for index in indexes:
        requirement = posting.requirements[index]
        key = (frozenset(requirement.any_of), requirement.years, "" if requirement.any_of else requirement.text)
        renewable = matches[index].lapsed and short.issuperset(requirement.any_of)
        status = "expired" if renewable else matches[index].status
        statuses[key] = min(statuses.get(key, status), status, key=order.index)
    return list(statuses.values())


def score_draft(
    resume: Resume, annotations: Annotations, findings: Sequence[Finding], *lexicon_folders: str,
    spoken: dict[Span, str] | None = None,
) -> Scorecard:  # fmt: skip
    """The draft score: what the resume shows by itself, less what its findings take away.

    `spoken` keeps the words of each line, without case, where one resume is scored many times.
    """
    spoken = {} if spoken is None else spoken
    table = load(*lexicon_folders).table("scoring")
    rules, filled = table["draft_rules"], table["draft_shares"]
    # A line said twice is one line.
    known = {line.span.start: line for line in annotations.lines}
    lines: dict[str, LineAnnotation] = {}
    for bullet in resume.bullets():
        line = known.get(bullet.span.start) or annotations.line_at(bullet.span.start)
        if line and line.tasks:
            words = spoken.get(line.span)
            if words is None:
                words = spoken[line.span] = " ".join(line.span.of(annotations.text).casefold().split())
            lines[words] = line
    bullets = list(lines.values())
    measured = sum(bool(line.measures) for line in bullets)
    target = rules["measured_target"] * len(bullets)
    plenty = min(len(bullets) / rules["least_bullets"], 1.0)
    mentions = _by_kind(annotations)
    results: dict[str, tuple[float, str]] = {
        "measured": (
            plenty * min(measured / target, 1.0) if target else 0.0,
            f"{measured} of {len(bullets)} bullets about your work hold a number."
            if bullets
            else "No bullet about the work of a medical assistant was found.",
        ),
        "ehr": _ehr(mentions.get("ehr", ()), filled),
        "credentials": _credentials(mentions.get("cert", ()), filled),
        "places": _places(mentions.get("specialty", ()), mentions.get("setting", ()), filled),
    }
    parts = []
    by_rule: dict[str, list[int]] = {}
    for index, finding in enumerate(findings):
        by_rule.setdefault(finding.rule, []).append(index)
    for name, of in _draft_shares(lexicon_folders).items():
        why = table["draft"][name]["why"]
        wanted = dict.fromkeys(_PART_RULES.get(name) or rules.get(name, ()))
        own = tuple(sorted(i for rule in wanted for i in by_rule.get(rule, ())))
        if name in results:
            credit, said = results[name]
            points = of * credit
        else:
            lost = sum(rules[findings[i].severity] for i in own)
            points = max(0.0, of - lost) if resume.text.strip() else 0.0
            said = f"{len(own)} thing{'' if len(own) == 1 else 's'} to change." if own else "Nothing to change found."
        parts.append(ScorePart(table["draft"][name]["name"], round(points, 1), of, f"{said} {why}", (), own))
    return Scorecard(tuple(parts))


_PART_RULES = {
    "measured": ("unquantified-task",),
    "ehr": ("unnamed-ehr",),
    "credentials": ("credential-without-issuer", "credential-without-expiry", "expired-credential"),
}


def _by_kind(annotations: Annotations) -> dict[str, list[Mention]]:
    """The mentions of each kind of term, in order."""
    found: dict[str, list[Mention]] = {}
    for line in annotations.lines:
        for mention in line.terms:
            found.setdefault(mention.kind, []).append(mention)
    return found


def _held(mentions: Sequence[Mention]) -> set[str]:
    """The terms that the person has."""
    return {m.term for m in mentions if m.status == "held"}


def _ehr(mentions: Sequence[Mention], filled: Mapping[str, Any]) -> tuple[float, str]:
    names = _held(mentions)
    if names - {"ehr.generic"}:
        return 1.0, "Your resume names the system."
    return (filled["ehr_unnamed"], "Your resume says EHR without a name.") if names else (0.0, "No EHR is named.")


def _places(named: Sequence[Mention], places: Sequence[Mention], filled: Mapping[str, Any]) -> tuple[float, str]:
    """The credit for specialties and for settings."""
    specialties, settings = _held(named), _held(places)
    credit = filled["specialty_named"] * bool(specialties) + filled["setting_named"] * bool(settings)
    return credit, f"Specialties named: {len(specialties)}; kinds of workplace named: {len(settings)}."


def _credentials(mentions: Sequence[Mention], filled: Mapping[str, Any]) -> tuple[float, str]:
    """A part for holding a credential at all, the rest for issuer and expiry on what is listed."""
    certs = [m for m in mentions if m.status in ("held", "planned", "unclear")]
    best = {m.term: m for m in sorted(certs, key=lambda m: (bool(m.issuer) + bool(m.expires), m.status == "held"))}
    if not best:
        return 0.0, "No credential was found."
    complete = sum(
        0.5 * bool(m.issuer or m.term not in filled["issuer_open"]) + 0.5 * bool(m.expires or m.status == "planned")
        for m in best.values()
    ) / len(best)
    return (
        filled["credential_held"] + filled["credential_complete"] * complete,
        f"{len(best)} credential{'' if len(best) == 1 else 's'} found; issuer and expiry decide the rest.",
    )
