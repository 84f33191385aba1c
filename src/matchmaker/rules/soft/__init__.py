"""Soft rules: every module here measures how good a plan is in one respect."""
