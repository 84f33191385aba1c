"""Interpreters: who needs one, who suits, and when and where interpreters can work."""
