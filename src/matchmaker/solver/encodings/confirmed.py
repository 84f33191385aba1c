"""Only planned people are members of a party, so nobody else has a variable. Posts nothing.

Without this encoding everybody counts as confirmed (see ``People``).
"""
