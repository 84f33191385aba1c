"""Put the calendars of a plan on a server: one a person, or one for all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from matchmaker.checker import Violation, check
from matchmaker.plan import Plan, read_plan, uid_of
from matchmaker.publish import Counts, Server, bring, connected, fit_for_passwords
from matchmaker.renderers import calendars
from matchmaker.scenario import Scenario
from matchmaker.workflow.folder import Told
from matchmaker.workflow.reading import load_checked


@dataclass(frozen=True)
class Account:
    """Where to publish, as whom; ``password`` is asked for when it is needed, and never kept."""

    url: str
    user: str | None
    password: Callable[[], str]


@dataclass(frozen=True)
class Shelf:
    """A calendar as it should be on the server: its id there, its name, and how to make its entries."""

    id: str
    name: str
    entries: Callable[[], Mapping[str, bytes]]


@dataclass(frozen=True)
class Published:
    """How many calendars hold the plan now, and what was done for it; nothing if the plan has ``violations``."""

    calendars: int = 0
    counts: Counts = field(default_factory=Counts)
    violations: tuple[Violation, ...] = ()


def publish(
    scenario_path: Path, plan_path: Path, account: Account, *, one: bool = False, told: Told | None = None
) -> Published:
    """Make the calendars on the server those of the plan, after checking it; ``one``: a single one for all.

    ``told`` is called after each calendar with how many of how many are done. ScenarioError for bad input and for
    whatever goes wrong with the server; then the same can be done again.
    """
    fit_for_passwords(account.url)
    scenario, plan = load_checked(scenario_path), read_plan(plan_path)
    violations = tuple(check(scenario, plan))
    if violations:
        return Published(violations=violations)
    shelves = [*(_for_all(scenario, plan) if one else _personal(scenario, plan))]
    password = account.password() if account.user else None
    with connected(account.url, account.user, password) as server:
        return _filled(server, scenario, [*shelves, *([] if one else _strays(server, scenario, shelves))], told)


def _strays(server: Server, scenario: Scenario, shelves: list[Shelf]) -> Iterator[Shelf]:
    """Calendars of people whom the plan does not know any more, to be emptied."""
    wanted = {shelf.id for shelf in shelves}
    for calendar in server.calendars:
        if calendar.startswith(_personal_id(scenario, "")) and calendar not in wanted:
            yield Shelf(calendar, "", dict)


def _filled(server: Server, scenario: Scenario, shelves: list[Shelf], told: Told | None) -> Published:
    counts = Counts()
    for number, shelf in enumerate(shelves, 1):
        counts += bring(server, shelf.id, shelf.name, shelf.entries(), lambda uid: _own(scenario, uid))
        if told:
            told(number, len(shelves))
    return Published(sum(shelf.id in server.calendars for shelf in shelves), counts)


def _own(scenario: Scenario, uid: str) -> bool:
    begin, _, end = uid_of(scenario.id, "*").partition("*")
    return uid.startswith(begin) and uid.endswith(end)


def _personal_id(scenario: Scenario, person: str) -> str:
    return f"{scenario.id}--{person}"


def _personal(scenario: Scenario, plan: Plan) -> Iterator[Shelf]:
    """Of everybody who has or had entries; empty for who has none any more."""
    for path, paper in calendars(scenario, plan).items():
        own = PurePosixPath(path).relative_to("calendars")
        if len(own.parts) == 1 and not own.stem.startswith("_"):
            yield Shelf(_personal_id(scenario, own.stem), paper.name, paper.apart)


def _for_all(scenario: Scenario, plan: Plan) -> Iterator[Shelf]:
    parts = [paper for path, paper in calendars(scenario, plan).items() if path.startswith("calendars/_all")]
    if parts:
        yield Shelf(
            scenario.id, parts[0].name, lambda: {uid: text for part in parts for uid, text in part.apart().items()}
        )
