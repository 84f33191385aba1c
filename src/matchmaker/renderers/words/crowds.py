"""What several people are called together: the groups that they make up, or their names."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.words.text import Phrase, phrase

MOST_NAMES = 3
_Group = tuple[set[str], str, bool]


def crowd_name(reader: Reader, people: Sequence[str]) -> Phrase:
    """Groups all of whose confirmed members are among the people, then names; of many only some."""
    names, left = _whole(_groups(reader), people)
    alone = [reader.card(person).short_name for person in people if person in left]
    room = max(0, MOST_NAMES - len(names))
    names += alone if len(alone) <= room + 1 else alone[:room]
    text = ", ".join(names)
    rest = 0 if len(alone) <= room + 1 else len(alone) - room
    return Phrase(say(reader.language, "{names} and {n} more", names=text, n=rest) if rest else text)


def groups_of(reader: Reader, people: Collection[str]) -> str:
    """The group that they are; else those among them as a whole, first those with a head, and whether others are.

    Empty if there are none.
    """
    if not reader.may_see("groups"):
        return ""
    groups = list(_groups(reader))
    if exactly := [name for members, name, _ in groups if len(members) > 1 and members == set(people)]:
        return exactly[0]
    names, left = _whole(sorted(groups, key=lambda group: not group[2]), people)
    text = ", ".join(names)
    return say(reader.language, "{names} and others", names=text) if names and left else text


def _whole(groups: Iterable[_Group], people: Collection[str]) -> tuple[list[str], set[str]]:
    """The names of groups all of whose members are among the people, and who else is."""
    left = set(people)
    names = []
    for members, name, _ in groups:
        if len(members) > 1 and members <= left:
            names.append(name)
            left -= members
    return names, left


def _groups(reader: Reader) -> Iterator[_Group]:
    """The groups, the largest first: the confirmed people in each, what it is called, and whether it has a head."""
    scenario = reader.scenario
    found = []
    for part in scenario.groups:
        name = phrase(part.name, reader.language, otherwise=part.id).text
        confirmed = {p for p in scenario.members[part.id] if scenario.people_by_id[p].status == "confirmed"}
        found.append((confirmed, name, part.head is not None))
    yield from sorted(found, key=lambda group: -len(group[0]))
