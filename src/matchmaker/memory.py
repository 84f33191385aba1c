"""Python's search for cycles of objects that nobody reaches, put off while millions of objects are made that stay.

It would find next to nothing, and take as long as all the rest: with ever more objects it looks at all of them again.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def keeping() -> Iterator[None]:
    """For a while, or during a function that this decorates, let no cycles be looked for."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
