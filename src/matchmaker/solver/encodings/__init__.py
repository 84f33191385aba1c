"""One file per encoding: the constraint it posts for a rule, and why that is equivalent."""
