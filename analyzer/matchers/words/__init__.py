"""Words of a text in a normal form, the verbs among them, and fast ways to look for many words at once."""
