"""Hard rules: every module here is one, and a plan that breaks any of them is not valid."""
