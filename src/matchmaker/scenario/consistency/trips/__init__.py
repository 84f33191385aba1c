"""Contradictions about visits, ways, nights, transfers and blocks of meetings."""
