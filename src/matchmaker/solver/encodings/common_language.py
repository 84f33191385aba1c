"""Where a lunch needs it, the people at a table have a language in common; who states none speaks all of them."""

from matchmaker.solver.lunch.drafts import Draft
from matchmaker.solver.setting import Setting

ANY = "*"  # for a table of people who state no language


def seat(setting: Setting, draft: Draft) -> None:
    """State the languages that everybody has at working level or better."""
    stated = [setting.scenario.people_by_id[person].languages for person in draft.people]
    if draft.lunch.common_language and any(stated):
        enough = [frozenset(name for name, level in levels.items() if level != "basic") for levels in stated]
        every = frozenset({ANY}).union(*enough)
        draft.languages = [spoken if levels else every for spoken, levels in zip(enough, stated, strict=True)]
