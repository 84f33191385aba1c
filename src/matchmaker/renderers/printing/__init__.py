"""Prints of a plan as PDF."""
