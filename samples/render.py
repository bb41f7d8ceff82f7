"""Render every sample resume: `python -m samples.render` writes the PDF, DOCX and text files beside the TOML files.

The same content gives the same bytes, so that a change of a sample shows as a change of its files.
"""

from __future__ import annotations

from pathlib import Path

from samples.content import ResumeContent, read_resume
from samples.docx_layout import render_docx
from samples.pdf_layout import render_pdf
from samples.text_layout import render_text

RESUMES = Path(__file__).parent / "resumes"


def render(resume: ResumeContent, ending: str) -> bytes:
    """The bytes of one file; KeyError where the resume has no layout for this file ending."""
    layout = resume.formats[ending]
    if ending == "pdf":
        return render_pdf(resume, layout)
    if ending == "docx":
        return render_docx(resume, layout)
    return render_text(resume)


def main() -> None:
    """Write all files and name them."""
    for source in sorted(RESUMES.glob("*.toml")):
        resume = read_resume(source)
        for ending in resume.formats:
            target = source.with_suffix(f".{ending}")
            target.write_bytes(render(resume, ending))
            print(target.relative_to(RESUMES.parent))


if __name__ == "__main__":
    main()
