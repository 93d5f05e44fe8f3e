"""The wizard: questions that a teacher answers one by one, instead of a file to fill in."""
