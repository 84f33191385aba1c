"""What the bounds of stages rest on: kept in a file, and computed again from it without any search."""
