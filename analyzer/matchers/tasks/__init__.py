"""Tasks of the field: what a line says was done, and which measures belong to it."""
