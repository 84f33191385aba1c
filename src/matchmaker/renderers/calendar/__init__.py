"""Calendar files, their time zones, and journeys in lines of plain text."""
