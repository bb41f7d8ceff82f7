"""The summary: short sentences made of facts that the resume shows, checked before they are given."""
