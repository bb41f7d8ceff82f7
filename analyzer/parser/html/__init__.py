"""The reader of web pages: what they show to the lines of a Document, and the posting that they declare."""
