"""PDFs to print: set by Typst, from the same prepared views as the pages."""
