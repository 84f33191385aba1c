"""The overview of a large event: a start page with a search, and parts of it page by page, each of bounded size."""
