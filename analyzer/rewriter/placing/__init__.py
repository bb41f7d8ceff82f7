"""Where a number or a scope may stand in a bullet, as edits of it."""
