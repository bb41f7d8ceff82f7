"""One annotated line as a plain dictionary with a fixed order of keys."""

from __future__ import annotations

from typing import Any

from analyzer.model import LineAnnotation


def line_dict(number: int, line: LineAnnotation, text: str) -> dict[str, Any]:
    """One line of `annotate`; offsets count in the line."""
    start = line.span.start
    return {
        "line": number,
        "text": line.span.of(text),
        "kind": line.kind,
        "terms": [
            {
                "id": m.term,
                "kind": m.kind,
                "start": m.span.start - start,
                "end": m.span.end - start,
                "status": m.status,
                "implied": m.implied,
                "issuer": m.issuer,
                "expires": str(m.expires) if m.expires else None,
            }
            for m in line.terms
        ],
        "tasks": [
            {
                "id": t.term,
                "start": t.span.start - start,
                "end": t.span.end - start,
                "measures": list(t.measures),
                "likely": t.likely,
            }
            for t in line.tasks
        ],
        "measures": [
            {
                "start": m.span.start - start,
                "end": m.span.end - start,
                "text": m.span.of(text),
                "dimension": m.dimension,
                "value": m.value,
                "unit": m.unit,
                "period": m.period,
                "bound": m.bound,
            }
            for m in line.measures
        ],
        "unquantified": line.unquantified,
    }
