"""From a scenario file to an output folder: load, solve, check, render, write. Nothing unchecked is written.

Import from the modules: reading needs no solver, planning does.
"""
