"""Measures: numbers that count work or its result, and digits that are no measure."""
