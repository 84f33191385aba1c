"""The organiser's overview, part by part."""
