"""Kinds, section templates, word library, styles and scaffolds: data, packaged as a module."""
