"""Vehicles: who has to be driven from where to where and when, and which vehicles can do it."""
