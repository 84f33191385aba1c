"""Lunches in rounds: who eats when, at which tables, in which order of seats, and who knows whom."""
