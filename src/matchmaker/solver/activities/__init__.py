"""What may be placed in time: sessions, lunches, transfers, visits and meetings, with who speaks for whom."""
