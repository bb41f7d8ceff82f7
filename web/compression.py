"""Answers packed with gzip, where the reader takes it: pages, scripts and styles become a quarter of their size.

A page holds a form token beside words that a request brought along. Elsewhere that invites guessing the token by the
length of answers; here another site's request comes without the session cookie (SameSite=Strict), so the token in its
answer is worth nothing.
"""

from __future__ import annotations

import gzip

from flask import Response, request

_PACKED = frozenset(
    (
        "text/html",
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/json",
        "application/problem+json",
        "image/svg+xml",
    )
)
_LEAST = 500
_PART_OR_NOTHING = (204, 206, 304)


def compress(response: Response) -> Response:
    """Packs an answer of a kind that gets smaller; files to take along and pictures are packed already."""
    if response.mimetype not in _PACKED or response.headers.get("Content-Disposition", "").startswith("attachment"):
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code in _PART_OR_NOTHING or request.accept_encodings.quality("gzip") <= 0:
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < _LEAST:
        return response
    # No time stamp, so that the same page gives the same bytes.
    response.set_data(gzip.compress(data, 6, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag is not None:
        # The bytes are others than those of the plain answer; weak, the tag says that they mean the same.
        response.set_etag(tag, weak=True)
    return response
