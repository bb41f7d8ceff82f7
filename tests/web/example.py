"""An invented resume and posting, small enough to reason about."""

AS_OF = "2026-11-22"

RESUME = """Dana Whitfield, CMA
(303) 555-0142 | dana.whitfield@example.com | Aurora, CO

EXPERIENCE
Medical Assistant, Larkspur Family Clinic, Aurora, CO
03/2023 - Present
- Roomed patients and took vital signs
- Responsible for phlebotomy
- Scheduled appointments for 4 providers in eClinicalWorks

CERTIFICATIONS
Certified Medical Assistant (CMA)

SKILLS
Phlebotomy, EKG, eClinicalWorks
"""

POSTING = """Medical Assistant - Family Practice

What we're looking for
- CMA (AAMA) or RMA (AMT) required
- BLS certification required
- Experience with Epic preferred
- Phlebotomy experience required
"""


def multipart(**fields: str | tuple[bytes, str]) -> dict[str, object]:
    """A form's body and its type; built here because a test client puts large uploads into a file."""
    parts = []
    for name, value in fields.items():
        data, file = (value.encode(), "") if isinstance(value, str) else (value[0], f'; filename="{value[1]}"')
        parts.append(f'--cut\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + data + b"\r\n")
    return {"data": b"".join(parts) + b"--cut--\r\n", "content_type": "multipart/form-data; boundary=cut"}
