"""How Chinese school prose is read: numerals, numbers of headings, clauses, negation, quotation."""
