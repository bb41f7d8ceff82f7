"""A resume of very many lines, or of one very full line, costs in proportion: what is counted is work, not time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analyzer.matchers.credentials.line as credential_line
import analyzer.matchers.kinds.job_lines as job_lines
import analyzer.matchers.kinds.shapes as shapes
import analyzer.matchers.terms.company as company
import analyzer.rewriter.order as order
from analyzer import check
from analyzer.matchers import annotate
from analyzer.matchers.terms.company import Company
from analyzer.model import Annotations, LineAnnotation, Span
from analyzer.parser import Limits, read_document, read_resume
from analyzer.parser.plain import reader
from analyzer.span_index import SpanIndex

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_an_index_finds_what_a_look_at_each_span_finds(spans: list[Span], place: Span) -> None:
    index = SpanIndex(spans)
    assert index.overlapping(place) == [i for i, s in enumerate(spans) if s.overlaps(place)]
    assert index.covering(place) == [i for i, s in enumerate(spans) if s.covers(place)]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_a_line_is_found_at_each_of_its_places(lengths: list[int]) -> None:
    spans, start = [], 0
    for length in lengths:
        spans.append(Span(start, start + length))
        start += length + 1
    annotations = Annotations("x" * start, tuple(LineAnnotation(s, "other") for s in spans))
    for offset in range(start + 1):
        holding = [s for s in spans if s.start <= offset < max(s.end, s.start + 1)]
        line = annotations.line_at(offset)
        assert (line.span if line else None) == (holding[0] if holding else None)


def test_a_line_is_found_without_a_look_at_each_line() -> None:
    looks = 0

    class Counted(tuple[LineAnnotation, ...]):
        def __getitem__(self, key):  # type: ignore[no-untyped-def, override]
            nonlocal looks
            looks += 1
            return super().__getitem__(key)

        def __iter__(self):  # type: ignore[no-untyped-def, override]
            raise AssertionError("each line was looked at")

    lines = Counted(LineAnnotation(Span(i * 10, i * 10 + 9), "other") for i in range(5_000))
    found = Annotations("", lines).line_at(43_215)
    assert found is not None
    assert found.span.start == 43_210
    assert looks < 40


@pytest.mark.parametrize(("entries", "expected"), [(["clinic"], True), (["hospital"], False), (["NHA"], True)])
def test_the_company_of_many_mentions_is_looked_for_once(
    entries: list[str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "MA " * 500 + "at a clinic, NHA"
    looks = 0
    plain = company.lower_text

    def counted(text: str) -> str:
        nonlocal looks
        looks += 1
        return plain(text)

    monkeypatch.setattr(company, "lower_text", counted)
    near = Company(entries)
    answers = {near.stands_beside(line, Span(0, len(line)), Span(3 * i, 3 * i + 2)) for i in range(500)}
    assert answers == {expected}
    assert looks <= 1


def test_the_dates_of_many_credentials_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    plain = credential_line.EXPIRY

    class Counted:
        def search(self, text: str) -> re.Match[str] | None:
            nonlocal read
            read += len(text)
            return plain.search(text)

        def finditer(self, text: str) -> Iterator[re.Match[str]]:
            nonlocal read
            read += len(text)
            return plain.finditer(text)

    monkeypatch.setattr(credential_line, "EXPIRY", Counted())
    line = ", ".join(["BLS", "CPR", "ACLS", "PALS"] * 100) + ", exp 05/2030"
    mentions = annotate(line, as_of=date(2026, 11, 22)).mentions()
    assert {str(m.expires) for m in mentions} == {"2030-05"}
    assert read <= 3 * len(line)


@pytest.mark.parametrize("mark", ["- ", " -  ", "/ ", ", ", "  ", "\t", "– "])
def test_a_long_row_of_marks_is_not_begun_anew_at_each_mark(mark: str) -> None:
    row = mark * 3_000
    found = shapes.TERMS_OF_WORK.search(f"Medical Assistant{row}nights")
    assert found is not None
    assert len(found[0]) < 50
    assert annotate(f"Medical Assistant{row}nights", as_of=date(2026, 11, 22)).lines[0].kind == "title"


def test_the_dates_of_a_title_are_blanked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    plain = job_lines.DATE_WORDS

    class Counted:
        def sub(self, other: str, text: str) -> str:
            nonlocal read
            read += len(text)
            return plain.sub(other, text)

    monkeypatch.setattr(job_lines, "DATE_WORDS", Counted())
    line = "2019 - " * 500 + "2020"
    annotate(line, as_of=date(2026, 11, 22))
    assert 0 < read <= 5 * len(line)


@given(st.lists(st.sampled_from(["clinic", "MA", "NHA", "clinics", "a"]), min_size=1, max_size=9), st.data())
def test_company_stands_before_or_behind_a_mention(words: list[str], data: st.DataObject) -> None:
    line, at = " ".join(words), data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:at])) + bool(at)
    mention = Span(start, start + len(words[at]))
    for entries in (["clinic!"], ["NHA"], ["clinic", "NHA"], ["a clinic"]):
        near = Company(entries)
        beside = near.stands_in(line, 0, mention.start) or near.stands_in(line, mention.end, len(line))
        assert near.stands_beside(line, Span(0, len(line)), mention) == beside


def test_the_first_steps_of_very_many_findings_try_some(monkeypatch: pytest.MonkeyPatch) -> None:
    bullets = "\n".join(f"- Roomed patients, room {i}" for i in range(300))
    report = check(
        f"EXPERIENCE\nMedical Assistant, Example Clinic, Jan 2019 - Present\n{bullets}", as_of=date(2026, 11, 22)
    )
    assert len(report.rewrites) > 2 * order._MOST_TRIED
    scored = 0
    plain = order.score_draft

    def counted(*given: object, **named: object) -> object:
        nonlocal scored
        scored += 1
        return plain(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(order, "score_draft", counted)
    steps = order.first_steps(report)
    assert steps
    assert scored <= 2 * order._MOST_TRIED + 10 * order._MOST_TRIED


def test_the_lines_of_many_jobs_are_not_looked_for_in_each_job(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    plain = Span.covers

    def counted(self: Span, other: Span) -> bool:
        nonlocal looks
        looks += 1
        return plain(self, other)

    monkeypatch.setattr(Span, "covers", counted)
    taken: list[int] = []
    for many in (40, 120):
        jobs = "\n".join(f"Medical Assistant, Clinic {i}, Akron, OH\tJan 1990 - Mar 1991" for i in range(many))
        looks = 0
        report = check(f"EXPERIENCE\n{jobs}\nClerk, Oak Shop, Akron, OH\tMay 2020 - Present", as_of=date(2026, 11, 22))
        assert len(report.resume.experience) == many + 1
        taken.append(looks)
    assert taken[1] < 4 * taken[0]


def test_a_paragraph_of_many_rows_is_joined_by_its_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    plain = reader.WORD_HYPHEN

    class Counted:
        def match(self, end: str) -> re.Match[str] | None:
            nonlocal read
            read += len(end)
            return plain.match(end)

    monkeypatch.setattr(reader, "WORD_HYPHEN", Counted())
    rows = "\n".join(["answered the phone and made the calls to patients that follow-"] + ["up on visits, and"] * 50)
    assert "follow-up on visits, and" in read_document(rows.encode()).text
    assert 0 < read <= 2 * 51


def test_past_the_limit_a_line_is_one_bullet_and_a_warning_says_so() -> None:
    lines = "\n".join(f"- Roomed patients in room {i}. Drew blood. Gave vaccines. Took vital signs." + " Cleaned." * 20
                      for i in range(4))  # fmt: skip
    whole = f"EXPERIENCE\nMedical Assistant, Example Clinic, Jan 2019 - Present\n{lines}"
    full, cut = read_resume(read_document(whole)), read_resume(read_document(whole), Limits(max_lines=30))
    assert [w.code for w in full.warnings] == []
    assert [w.code for w in cut.warnings] == ["page-limit"]
    assert "30 sentences" in cut.warnings[0].message
    (many,), (fewer,) = full.experience, cut.experience
    assert len(many.bullets) == 4 * 24
    assert len(fewer.bullets) == 2 * 24 + 2
    assert fewer.bullets[:48] == many.bullets[:48]
    assert fewer.bullets[-1].span.of(cut.text).startswith("Roomed patients in room 3. Drew")


def test_each_finding_has_its_first_rewrite() -> None:
    report = check("EXPERIENCE\nMedical Assistant, Example Clinic, Jan 2019 - Present\n- Roomed patients\n- Drew blood")
    owners = report.rewrites_by_finding()
    assert owners
    for number in range(len(report.findings)):
        first = next((i for i, r in enumerate(report.rewrites) if number in r.findings), None)
        assert owners.get(number) == first
