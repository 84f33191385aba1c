"""Instants, spans, the clocks of days and places, and the grid of slots."""
