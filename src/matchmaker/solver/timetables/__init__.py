"""Given meetings of two people in slots, as numbers: a plan within a second, and few breaks by annealing.

It knows no scenario: people, meetings and slots are numbers, sets of slots are the bits of whole numbers.
"""
