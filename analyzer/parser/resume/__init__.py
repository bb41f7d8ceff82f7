"""Document to Resume: contact, sections, jobs, schools, credentials and skills."""
