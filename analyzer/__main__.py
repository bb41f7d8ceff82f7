"""`python -m analyzer` is the command `resume-vitals`."""

from analyzer.cli import main

main()
