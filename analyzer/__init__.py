"""Resume Vitals: reads a Medical Assistant's resume, holds it against a posting, says what to rewrite."""
