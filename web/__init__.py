"""The local page and its HTTP interface: reads a request, calls `analyzer.check`, renders. Keeps nothing."""

from web.app import create_app

__all__ = ["create_app"]
