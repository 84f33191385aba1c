"""The shapes of letters: which fonts a text needs, and what to do where none has a character."""
