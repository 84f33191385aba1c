"""With which code a verb ends."""

OK, CHECK_FAILED, BAD_INPUT, INFEASIBLE, NO_PLAN, INTERRUPTED = 0, 1, 2, 3, 4, 130
