"""Contradictions about lunches in rounds."""
