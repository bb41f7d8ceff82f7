"""Report -> JSON, text, HTML, and the tailored Word file."""
