"""Tables and days as drawings: where everything stands, and in which colours."""
