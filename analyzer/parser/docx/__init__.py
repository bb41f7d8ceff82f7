"""The DOCX reader: everything that Word shows to the lines of a Document."""
