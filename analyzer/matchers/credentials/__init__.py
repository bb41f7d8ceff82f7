"""Credentials: issuer, dates and status, those of other trades, and those that are somebody else's."""
