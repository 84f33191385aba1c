"""What several people are called together: the groups that they make up, or their names."""

from collections.abc import Iterator, Sequence

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.words.text import Phrase, phrase

MOST_NAMES = 3


def crowd_name(reader: Reader, people: Sequence[str]) -> Phrase:
    """Groups all of whose confirmed members are among the people, then names; of many only some."""
    left = set(people)
    names = []
    for members, name in _groups(reader):
        if len(members) > 1 and members <= left:
            names.append(name)
            left -= members
    alone = [reader.card(person).short_name for person in people if person in left]
    room = max(0, MOST_NAMES - len(names))
    names += alone if len(alone) <= room + 1 else alone[:room]
    text = ", ".join(names)
    rest = 0 if len(alone) <= room + 1 else len(alone) - room
    return Phrase(say(reader.language, "{names} and {n} more", names=text, n=rest) if rest else text)


def _groups(reader: Reader) -> Iterator[tuple[set[str], str]]:
    """The groups, the largest first: the confirmed people in each, and what it is called."""
    scenario = reader.scenario
    named = [(part.id, phrase(part.name, reader.language, otherwise=part.id).text) for part in scenario.groups]
    found = []
    for group, name in named:
        confirmed = {p for p in scenario.members[group] if scenario.people_by_id[p].status == "confirmed"}
        found.append((confirmed, name))
    yield from sorted(found, key=lambda group: -len(group[0]))
