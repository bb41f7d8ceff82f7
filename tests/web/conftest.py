"""A client for the page, and for browser tests a served page and a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, Page
from serving import find_chromium, running_browser, running_page

from web import create_app


@pytest.fixture
def client() -> FlaskClient:
    """A client that needs no token."""
    return create_app({"WTF_CSRF_ENABLED": False}).test_client()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the page is served."""
    with running_page({"MAX_MB": 0.5}) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser; tests that need it are skipped where none is installed."""
    executable = find_chromium()
    if executable is None:
        pytest.skip("no chromium is installed")
    with running_browser(executable) as browser:
        yield browser


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[object]:
    """Opens the form in a new context with the given settings."""
    contexts: list[BrowserContext] = []

    def open_form(**settings: object) -> Page:
        context = chromium.new_context(reduced_motion="reduce", **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(address)
        return page

    yield open_form
    for context in contexts:
        context.close()
