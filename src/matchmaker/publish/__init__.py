"""Calendars on a CalDAV server. Knows neither scenarios nor plans: only entries by UID, and calendars by id."""

from matchmaker.publish.calendars import Counts, bring
from matchmaker.publish.server import Server, connected, fit_for_passwords

__all__ = ["Counts", "Server", "bring", "connected", "fit_for_passwords"]
