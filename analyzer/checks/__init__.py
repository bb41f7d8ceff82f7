"""The rules: each one is a pure function with a page (`RULES`, `explain`), and `run_checks` runs them all."""

from analyzer.checks.catalog import RULES, explain, run_checks
from analyzer.checks.rule import Page, Rule
from analyzer.checks.subject import Subject

__all__ = ["RULES", "Page", "Rule", "Subject", "explain", "run_checks"]
