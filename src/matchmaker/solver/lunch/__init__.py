"""Seats at lunches: the rules as a seating problem, what neighbours are worth, and the stage that seats them."""
