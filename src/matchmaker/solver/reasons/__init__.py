"""Why not: requests and visits that are not met, and scenarios that cannot be planned."""
