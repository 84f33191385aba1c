"""What went wrong with a server, in words that say what to do."""


def in_words(error: Exception, user: str | None) -> str:
    """A sentence for an error of the CalDAV library or of those below it, known by the names of their classes."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "AuthorizationError" in kinds:
        return _refused(str(getattr(error, "reason", "")), user)
    if "RateLimitError" in kinds:
        return "the server asks for a pause; run the same command again later, it goes on where it stopped"
    if "SSLError" in kinds:
        return "the connection is not safe: the certificate is not trusted, or the server does not speak https there"
    if "Timeout" in kinds:
        return "the server does not answer in time; run the same command again, it goes on where it stopped"
    if "ConnectionError" in kinds:
        return "no server answers there; check the address and the network"
    if "MkcalendarError" in kinds:
        return "the server makes no calendars there; is it the address of the account, as calendar programs want it?"
    return "does not answer as a CalDAV server; give the address that calendar programs want for the account"


def _refused(reason: str, user: str | None) -> str:
    if "orbidden" in reason:
        return "the server does not let this account in there; give the address of the account"
    if user is None:
        return "the server wants to know who you are; give --user NAME"
    return f"the server does not accept the name {user!r} with this password"
