"""The reader of plain text and Markdown, and the repair of what encodings did to a text."""
