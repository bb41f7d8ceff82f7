"""Resumes and postings written for this project: invented people, invented employers, real kinds of mistakes."""
