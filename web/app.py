"""The application factory."""

from __future__ import annotations

import os
import secrets
import threading
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from analyzer.collection import search_less_often
from web import api, check, failures
from web.compression import compress
from web.memory import Memory
from web.run import warm_up
from web.security import add_headers
from web.texts import current_texts, fill, language, plural
from web.uploads import InMemoryRequest
from web.workers import listening_socket, run_workers, stop_when_told

MEGABYTE = 1024 * 1024
DEFAULT_MAX_MB = 10.0


class QuietFlask(Flask):
    """Flask that reads uploads into memory, and whose log names the place of a failure and no word of a resume."""

    request_class = InMemoryRequest

    def log_exception(
        self,
        exc_info: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> None:
        """Logs the error's type and where it arose; its message may hold words of a resume, so it is left out."""
        kind = exc_info[0].__name__ if exc_info[0] else "Error"
        frames = traceback.extract_tb(exc_info[2])
        where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-4:]))
        self.logger.error("%s in %s", kind, where)


def max_megabytes(environment: Mapping[str, str] = os.environ) -> float:
    """The size limit of one file: RESUME_VITALS_MAX_MB, 10 where it is unset or not a number above 0."""
    try:
        limit = float(environment.get("RESUME_VITALS_MAX_MB", ""))
    except ValueError:
        return DEFAULT_MAX_MB
    return limit if 0 < limit < 1024 else DEFAULT_MAX_MB


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The page and the API. `config` overrides Flask's settings; `MAX_MB` is the size limit of one file.

    A request may be four times as large as a file: the result page sends the file back as text, which grows it by a
    third, and an upload that is too large is read past (and dropped) so that the other fields can be shown again.
    """
    app = QuietFlask(__name__)
    app.config.update(
        MAX_MB=max_megabytes(),
        # Several processes must share it, or a page of one is stale in the other.
        SECRET_KEY=os.environ.get("RESUME_VITALS_SECRET", "").encode() or secrets.token_bytes(32),
        SESSION_COOKIE_NAME="resume_vitals",
        SESSION_COOKIE_SAMESITE="Strict",
        WTF_CSRF_TIME_LIMIT=None,
        # The page sends no referrer, so there is none to compare; the token alone is asked for.
        WTF_CSRF_SSL_STRICT=False,
    )
    app.config.update(config or {})
    app.config["MAX_FILE_BYTES"] = int(app.config["MAX_MB"] * MEGABYTE)
    if not config or "MAX_CONTENT_LENGTH" not in config:
        app.config["MAX_CONTENT_LENGTH"] = 4 * app.config["MAX_FILE_BYTES"] + MEGABYTE
    app.config["MAX_FORM_MEMORY_SIZE"] = 2 * app.config["MAX_FILE_BYTES"] + MEGABYTE
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(fill=fill, plural=plural)
    app.context_processor(lambda: {"t": current_texts(), "lang": language()})
    app.extensions["resume_vitals_memory"] = Memory()

    CSRFProtect(app).exempt(api.blueprint)  # type: ignore[no-untyped-call]
    app.register_blueprint(check.blueprint)
    app.register_blueprint(api.blueprint)
    failures.register(app)
    app.after_request(compress)
    app.after_request(add_headers)
    return app


def serve(
    host: str = "127.0.0.1",
    port: int = 5000,
    config: Mapping[str, Any] | None = None,
    *,
    threads: int = 4,
    processes: int = 1,
    trust_proxy: bool = False,
) -> None:
    """Serves until interrupted. Request bodies stay in memory: the server would else write large ones to a file.

    `trust_proxy`: a reverse proxy in front, and nobody else, says by X-Forwarded-* headers how the page was reached.
    Raises OSError where the port cannot be used.
    """
    import waitress

    app = create_app(config)
    whole = app.config["MAX_CONTENT_LENGTH"] + MEGABYTE
    forwarded: dict[str, Any] = {"clear_untrusted_proxy_headers": True}
    if trust_proxy:
        app.config["SESSION_COOKIE_SECURE"] = True
        headers = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
        forwarded |= {"trusted_proxy": "*", "trusted_proxy_count": 1, "trusted_proxy_headers": headers}

    def work() -> None:
        waitress.serve(
            app,
            sockets=[listening],
            threads=threads,
            inbuf_overflow=whole,
            outbuf_overflow=whole,
            max_request_body_size=whole,
            ident=None,
            **forwarded,
        )

    stop_when_told()
    with listening_socket(host, port) as listening:
        if processes == 1:
            # Who comes first need not wait until every lexicon is read. To stop, the program waits for this.
            threading.Thread(target=warm_up).start()
            work()
        else:
            warm_up()
            search_less_often()
            run_workers(processes, work)
