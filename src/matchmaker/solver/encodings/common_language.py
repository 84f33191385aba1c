"""Where a lunch needs it, the people at a table have a language in common; who states none speaks all of them.

An interpreter is like one more language: those who understand the interpreter speak it, and it counts at that table.
"""

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
        for number, table in enumerate(draft.lunch.tables):
            if table in draft.lunch.interpreters:
                _interpret(setting, draft, number, draft.lunch.interpreters[table])


def _interpret(setting: Setting, draft: Draft, table: int, interpreter: str) -> None:
    own, word = setting.interpreters.spoken[interpreter], f"heard by {interpreter}"
    draft.only_at[word] = table
    draft.languages = [spoken | {word} if ANY in spoken or own & spoken else spoken for spoken in draft.languages or ()]
