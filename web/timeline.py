"""The credentials in time: which is held until when, which ended, which is planned, and what could come next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analyzer.lexicon import load
from analyzer.model import Annotations, Mention, PartialDate, Report
from analyzer.scorer.career import step_name
from web.charts import Chart, label
from web.drawing import Row, Tick
from web.texts import fill

# The parts of a bar in their order, each with its colour; the first is the gap before a bar that starts today.
STATES = ("held", "soon", "ended", "open", "planned", "next")
_CLASSES = ("", "c1", "c2", "c3", "c4", "c5", "c6")
_SOON = 6
_PAST, _AHEAD, _FURTHEST = 6, 24, 72
_LINE = 48
_UNNAMED = "-unspecified"


@dataclass(frozen=True, slots=True)
class Card:
    """A credential: `state` is one of STATES ("open": held, and nothing says until when); `left` is in months."""

    name: str
    state: str
    ends: PartialDate | None = None
    left: int | None = None


def timeline(report: Report, annotations: Annotations, texts: Mapping[str, Any]) -> Chart | None:
    """The credentials of the resume and the ones that would come next; None where the resume names none."""
    words = texts["charts"]
    held = _held(annotations, report.as_of)
    if not held:
        return None
    steps = [
        Card(step_name(step.id, *report.lexicons), "next") for step in report.career.next if step.id.startswith("cert.")
    ]
    cards = held + [card for card in steps if card.name not in {c.name for c in held}]
    months = [card.left for card in cards if card.left is not None]
    first = -min(_FURTHEST, max(_PAST, *(3 - left for left in (*months, 0))))
    last = min(_FURTHEST, max(_AHEAD, *(left + 3 for left in (*months, 0))))
    bars = tuple(_bar(card, first, last, words) for card in cards)
    seen = [state for state in STATES if any(bar.parts[STATES.index(state) + 1] for bar in bars)]
    says = "; ".join(_filled(words["says"], card) for card in cards) + "."
    if not months:
        says = f"{words['no_dates']} {says}"
    return Chart(
        "cards",
        words["cards_title"],
        bars,
        _CLASSES,
        tuple((_CLASSES[STATES.index(state) + 1], words["state"][state]) for state in seen),
        says,
        (words["card"], words["now"], words["ends"]),
        tuple((card.name, words["state"][card.state], str(card.ends or "–")) for card in cards),
        _ticks(report.as_of, first, last, words["today"]),
        float(last - first),
    )


def _held(annotations: Annotations, as_of: date) -> list[Card]:
    """Each credential once, by its best mention: those that end first, then those without an end, then the planned."""
    best: dict[str, Mention] = {}
    for mention in annotations.mentions():
        if mention.kind == "cert" and mention.status in ("held", "expired", "planned"):
            old = best.get(mention.term)
            best[mention.term] = mention if old is None else max(old, mention, key=_weight)
    # "Certified Medical Assistant" beside the same card with its issuer is one card.
    named = {_family(term) for term in best if not term.endswith(_UNNAMED)}
    cards = [
        _card(mention, as_of)
        for term, mention in best.items()
        if not (term.endswith(_UNNAMED) and _family(term) in named)
    ]
    order = {"planned": 2, "open": 1}
    return sorted(cards, key=lambda card: (order.get(card.state, 0), card.left or 0))


def _family(term_id: str) -> str:
    term = load().terms.get(term_id)
    return term.family if term else ""


def _weight(mention: Mention) -> tuple[int, int, int]:
    """A date tells more than none, and a later one counts; then held before expired before planned."""
    ends = mention.expires
    rank = ("planned", "expired", "held").index(mention.status)
    return (rank, ends.year if ends else 0, (ends.month or 12) if ends else 0)


def _card(mention: Mention, as_of: date) -> Card:
    name = step_name(mention.term)
    if mention.status == "planned":
        return Card(name, "planned")
    if mention.expires is None:
        return Card(name, "ended" if mention.status == "expired" else "open")
    left = (mention.expires.year - as_of.year) * 12 + (mention.expires.month or 12) - as_of.month
    ended = left < 0 or mention.status == "expired"
    return Card(name, "ended" if ended else "soon" if left <= _SOON else "held", mention.expires, left)


def _bar(card: Card, first: int, last: int, words: Mapping[str, Any]) -> Row:
    """The bar of a card, from `first` to `last` (months from today)."""
    end = 0 if card.left is None else max(first + 1, min(last, card.left))
    parts = dict.fromkeys(("gap", *STATES), 0.0)
    if card.state in ("planned", "next"):
        parts["gap"], parts[card.state] = -first, last
    elif card.state == "open":
        parts["held"], parts["open"] = -first, last
    else:
        parts[card.state] = end - first
    note = _filled(words["note"], card)
    return Row(label(card.name, _LINE - len(note)), tuple(parts.values()), note)


def _filled(forms: Mapping[str, str], card: Card) -> str:
    return fill(forms[card.state], name=card.name, day=card.ends or "").strip()


def _ticks(as_of: date, first: int, last: int, today: str) -> tuple[Tick, ...]:
    """Today, and the start of each year that is not too near to it or to an edge; every second year of many."""
    room = (last - first) / 9
    step = 1 if last - first <= 60 else 2
    years = []
    for year in range(as_of.year - _FURTHEST // 12, as_of.year + _FURTHEST // 12 + 1, step):
        at = (year - as_of.year) * 12 + 1 - as_of.month
        if abs(at) >= room and first + room / 2 <= at <= last - room / 2:
            years.append(Tick(float(at - first), str(year)))
    return (Tick(float(-first), today, strong=True), *years)
