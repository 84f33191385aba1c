"""Any model as rows of whole numbers: its linear relaxation, bounds proven from prices, and plans found by rounding.

Knows of variables and rows only, nothing of people or times.
"""
