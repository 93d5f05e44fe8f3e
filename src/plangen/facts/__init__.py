"""What follows from a dossier: counts, rates, coverage, goals reached, the term's calendar."""
