"""The PDF reader: words, pieces, rows, columns and tables of pages to the lines of a Document."""
