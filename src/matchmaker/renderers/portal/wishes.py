"""What was not met, by the name of whoever wished it, page by page."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Any

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.order import plain
from matchmaker.renderers.overview.wishes import UnmetRow
from matchmaker.renderers.portal.paging import Leaf, Part, between, paged, told_apart


def unmet_part(reader: Reader, rows: Sequence[UnmetRow]) -> Part:
    """Every wish that is not met, with the reason."""
    order = sorted(rows, key=lambda row: (plain(row.wisher), plain(row.partner)))
    leaves = (
        Leaf(between(found[0].wisher, found[-1].wisher), partial(_content, found))
        for found in paged(list(own) for _, own in groupby(order, key=lambda row: row.wisher))
    )
    hint = say(reader.language, "Wishes that are not met, by the name of whoever wished, and why not.")
    return Part("unmet", say(reader.language, "What was not met"), hint, told_apart(leaves))


def _content(rows: Sequence[UnmetRow]) -> dict[str, Any]:
    return {"unmet": rows}
