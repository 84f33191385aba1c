"""One-to-one meetings: their parties, tables and blocks, promises, vetoes, and wishes."""
