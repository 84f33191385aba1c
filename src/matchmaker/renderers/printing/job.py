"""A print job."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """What is printed and how: ``what`` are names of pieces, None for all; the others None for what is usual."""

    what: tuple[str, ...] | None = None
    language: str | None = None
    paper: str | None = None
