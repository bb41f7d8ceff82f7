"""Finds which lines of a section head a job: by dates, else by titles above duties."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analyzer.parser.resume.header_labels import find_labels
from analyzer.parser.resume.header_pieces import HOURS
from analyzer.parser.resume.places import find_place
from analyzer.parser.resume.section_lines import SectionLines
from analyzer.parser.resume.vocabulary import employer_score, is_prose, opens_like_duty, title_score, words_of

MOST_ROWS = 3


def header_rows(lines: SectionLines) -> list[list[int]]:
    """The rows of each header in a section, in order: indexes into its pieces.

    Time away from work heads no job: what stands before and after it is read by itself.
    """
    breaks = lines.breaks()
    if not breaks:
        return _header_rows(lines)
    headers: list[list[int]] = []
    start = 0
    for away in [*breaks, [len(lines.pieces)]]:
        if away[0] > start:
            part = _header_rows(lines.window(start, away[0]))
            headers += [[start + r for r in rows] for rows in part]
        if away[0] < len(lines.pieces):
            headers.append(away)
        start = away[-1] + 1
    return headers


def _header_rows(lines: SectionLines) -> list[list[int]]:
    """The rows of each header where no time away from work stands between jobs."""
    if not lines.anchors:
        return _undated(lines, 0, len(lines.pieces))
    first = lines.anchors[0]
    offset = 0
    while (
        not lines.tells_job(first)
        and first - offset > 0
        and offset < MOST_ROWS
        and not lines.is_body(first - offset - 1)
    ):
        offset += 1
    headers: list[list[int]] = _undated(lines, 0, first - offset)
    used = first - offset
    for number, anchor in enumerate(lines.anchors):
        above = _above(lines, anchor, used, offset)
        following = lines.anchors[number + 1] if number + 1 < len(lines.anchors) else len(lines.pieces)
        rows = [*range(anchor - above, anchor), anchor]
        limit = following
        if number + 1 < len(lines.anchors) and not any(lines.is_body(i) for i in range(anchor + 1, following)):
            limit = max(anchor + 1, following - offset)
        rows += _below(lines, rows, anchor, limit)
        if headers and headers[-1][-1] >= rows[0]:
            rows = [r for r in rows if r > headers[-1][-1]]
        headers.append(rows)
        used = rows[-1] + 1
        next_above = _above(lines, following, used, offset) if following < len(lines.pieces) else 0
        loose = _undated(lines, used, following - next_above, strict=True)
        headers += loose
        used = loose[-1][-1] + 1 if loose else used
    return headers


def _above(lines: SectionLines, anchor: int, floor: int, offset: int) -> int:
    """How many rows right above an anchor belong to its header."""
    if lines.tells_job(anchor):
        return 0
    titled, employed, _ = lines.told([anchor])
    run = 0
    while anchor - run - 1 >= floor and not lines.is_body(anchor - run - 1):
        run += 1
    if not offset and run and find_labels(lines.texts[anchor - 1]):
        return 0  # "Employer: ..." below the duties of the job above
    if 0 < run <= MOST_ROWS and anchor - run > 0 and lines.bullets[anchor - run - 1] and not (titled and employed):
        # Names between the marked duties of the job above and the dates: all of them are the next job's.
        if all(lines.is_name(i) for i in range(anchor - run, anchor)):
            return run
    if paragraph := lines.rows_of_paragraph_above(anchor):
        if paragraph <= min(run, MOST_ROWS):
            return paragraph
    most = offset or (0 if titled or employed else 2)
    count = 0
    while count < most and anchor - count - 1 >= floor and not lines.is_body(anchor - count - 1):
        count += 1
    while count:
        top = anchor - count
        bold = lines.document.lines[lines.pieces[top].line].bold
        if top == floor or lines.bullets[top - 1] or bold or lines.names_something(top) or lines.starts_anew(top):
            break
        count -= 1
    return count


def _below(lines: SectionLines, rows: list[int], anchor: int, limit: int) -> list[int]:
    """The rows under an anchor that still belong to its header."""
    if lines.tells_job(anchor):
        return []
    found: list[int] = []
    most = anchor + 1 + MOST_ROWS
    for i in range(anchor + 1, limit):
        if i >= most:
            break
        titled, employed, duties = lines.told([*rows, *found])
        text = lines.texts[i]
        if lines.bullets[i]:
            # A date as a heading and the job as the first item below it.
            if i == anchor + 1 and not titled and not employed and title_score(text) >= 2 and not is_prose(text):
                found.append(i)
            break
        if i == anchor + 1 and not titled and not employed and lines.heads_paragraph(i):
            found.append(i)
            break
        if lines.is_body(i) or duties:
            break
        if labels := find_labels(text):
            found.append(i)
            most += labels[0][1] == "other"  # forms ask for pay, hours and more before the title
            continue
        short = len(words_of(text)) <= 6 and not opens_like_duty(text)
        end = lines.run_end(i)
        # Rows above marked duties, and a row or two of names above others, belong to what stands over them.
        heading = lines.is_name(i) and (end - anchor <= MOST_ROWS or (end < len(lines.pieces) and lines.bullets[end]))
        if not (
            (not titled and not employed)
            or (not titled and title_score(text) >= 1)
            or (not employed and (employer_score(text) >= 1 or (short and heading)))
            or (titled and employed and heading and end < limit and lines.bullets[end] and lines.is_unit(i))
            or (find_place(text) and not (titled and employed and lines.header([*rows, *found]).location))
            # A form's title stands below its pay and hours.
            or (most > anchor + 1 + MOST_ROWS and title_score(text) >= 2 and find_labels(lines.texts[i - 1]))
            or (short and title_score(text) + employer_score(text) >= 2 and not (titled and employed))
        ):
            break
        found.append(i)
    return found


def _undated(lines: SectionLines, start: int, end: int, strict: bool = False) -> list[list[int]]:
    """Headers without dates: a title, and lines beside it, above duties. `strict` between dated jobs."""
    headers: list[list[int]] = []
    i = start
    while i < end:
        if lines.is_body(i):
            i += 1
            continue
        run = [i]
        while run[-1] + 1 < end and not lines.is_body(run[-1] + 1):
            run.append(run[-1] + 1)
        i = run[-1] + 1
        titled = [r for r in run if title_score(lines.texts[r]) >= 2 and len(lines.texts[r].split()) <= 14]
        if not titled and _placed_between_duties(lines, run, i):
            headers.append(run)
            continue
        if strict:
            bold = all(lines.document.lines[lines.pieces[r].line].bold for r in run)
            over_bullets = run[0] > 0 and lines.bullets[run[0] - 1] and i < len(lines.pieces) and lines.bullets[i]
            if not titled or len(run) > 2 or not (bold or over_bullets):
                headers += [[r] for r in run if lines.tells_all(r)]
                continue
        if not titled:
            named = any(lines.names_something(r) or HOURS.search(lines.texts[r]) for r in run)
            if named and not strict and "experience" not in lines.section.kinds and len(run) <= MOST_ROWS:
                headers.append(run)
            continue
        if len(titled) == 1 or len(run) <= 2:
            headers.append(run[-MOST_ROWS:])
            continue
        lead = titled[0] - run[0]
        cuts = [*sorted({max(run[0], t - lead) for t in titled}), run[-1] + 1]
        headers += [list(range(a, b)) for a, b in pairwise(cuts)]
    return headers


def _placed_between_duties(lines: SectionLines, run: Sequence[int], after: int) -> bool:
    """Whether rows between the duties of two jobs name a place: "Housekeeping" over "Sunrise Suites, Kent, OH"."""
    behind = not run[0] or lines.bullets[run[0] - 1] or lines.starts_anew(run[0])
    named = all(lines.is_name(r) for r in run) and any(find_place(lines.texts[r]) for r in run)
    late = any(role == "company" for r in run for _, role in find_labels(lines.texts[r]))
    return behind and after < len(lines.pieces) and named and not late and len(run) <= MOST_ROWS
