"""The facts of the field as TOML: one block a term, read by `analyzer.lexicon`. Nothing here is code."""
