"""What is asked about a bullet: which of its work is open, which question fits it, and in which words."""
