"""Report and answers to the tailored resume: which lines change, move or join, and why."""
