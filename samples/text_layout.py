"""A sample resume as plain text, the way people paste it into a form."""

from __future__ import annotations

from samples.content import ResumeContent, head_rows


def render_text(resume: ResumeContent) -> bytes:
    """The resume as UTF-8 text: headings in capitals, a dash before each bullet, no wrapping."""
    out = [resume.name_line]
    if resume.headline:
        out.append(resume.headline)
    out.extend(resume.contact)
    for section in resume.sections:
        out.extend(["", section.heading.upper()])
        if section.text:
            out.append(section.text)
        for number, entry in enumerate(section.entries):
            if number:
                out.append("")
            for row in head_rows(entry, resume.style.entry_order):
                out.append(f"{row.left}    {row.right}" if row.right else row.left)
            out.extend(f"- {bullet}" for bullet in entry.bullets)
        out.extend(f"- {bullet}" for bullet in section.bullets)
        out.extend(section.lines)
    return ("\n".join(out) + "\n").encode("utf-8")
