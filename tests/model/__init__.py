"""Tests of the shape of a dossier."""
