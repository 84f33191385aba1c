"""Messages about what changed since the revision before: whom they concern, what they say, their files."""
