"""The pages of a web archive (MHTML), as browsers and Word save them and as Word files embed them."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator


def pages_of(data: bytes) -> Iterator[bytes]:
    """The HTML of each page, in order."""
    for part in email.message_from_bytes(data.lstrip(), policy=email.policy.compat32).walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            yield payload
