"""The rules that tell the kind of a line, by what they read; their order stands in `linekind.RULES`."""
