"""Requests made up from the description of the interface: no answer departs from it."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from web import create_app

with warnings.catch_warnings():
    # A library that the tool needs warns about the next Python while it is read in.
    warnings.simplefilter("ignore")
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    from schemathesis.specs.openapi.checks import positive_data_acceptance

SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", create_app({"MAX_MB": 0.1}))


@SCHEMA.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: Any) -> None:
    # The tool reads the answer of an application that it calls without a server as it comes, packed or not.
    case.headers = {**(case.headers or {}), "Accept-Encoding": "identity"}
    # No schema can say which bytes are a readable PDF, so a well-formed request may still be refused.
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
