"""Offices, ranks, kinship: who holds what, and how a text words it."""
