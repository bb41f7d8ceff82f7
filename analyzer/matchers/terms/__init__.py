"""Terms of the lexicons: systems, specialties, settings, languages and the company that they need."""
