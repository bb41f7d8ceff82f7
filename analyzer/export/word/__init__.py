"""Reading and editing the text of a Word file: real revisions, moves and comments; fresh files."""
