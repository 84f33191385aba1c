"""What the command line says: progress while something is done, summaries at the end."""
