"""Who goes on visits: nobody, too few, too many, nobody to lead them; wishes of those who may not go."""

from matchmaker.scenario.activities import Visit
from matchmaker.scenario.consistency.words import Found, Where, names
from matchmaker.scenario.document import Scenario


def contradictions(scenario: Scenario) -> Found:
    """Visits that cannot find their group, and wishes of people who may not go."""
    for index, visit in enumerate(scenario.visits):
        where: Where = ("visits", index)
        visitors = _confirmed(scenario, [*visit.may, *visit.must])
        if not visitors:
            yield (*where, "may"), "nobody who may go has confirmed; name others under may, or remove the visit"
            continue
        yield from _numbers(where, visit, visitors)
        yield from _must(scenario, where, visit)
        if visit.led_by is not None:
            yield from _leadership(scenario, where, visit, visit.led_by, visitors)
    yield from _wishes(scenario)


def _confirmed(scenario: Scenario, who: list[str]) -> list[str]:
    return [person for person in scenario.who(who) if scenario.people_by_id[person].status == "confirmed"]


def _numbers(where: Where, visit: Visit, visitors: list[str]) -> Found:
    if visit.at_most is not None and visit.at_least > visit.at_most:
        text = f"at_least is {visit.at_least}, but at_most is {visit.at_most}; correct one of the two"
        yield (*where, "at_least" if "at_least" in visit.model_fields_set else "at_most"), text
    elif visit.at_least > len(visitors):
        text = f"at least {visit.at_least} people shall go, but only {len(visitors)} who may go have confirmed"
        yield (*where, "at_least"), f"{text}; write a smaller number, or name more people under may"


def _must(scenario: Scenario, where: Where, visit: Visit) -> Found:
    must = _confirmed(scenario, visit.must)
    if must and visit.runs > 1:
        text = f"{names(must)} must attend every visit, but there are up to {visit.runs}"
        yield (*where, "must"), f"{text} and everybody goes once; make it two visits, or list them under may"
    elif visit.at_most is not None and len(must) > visit.at_most:
        text = f"{len(must)} people must attend, but at_most is {visit.at_most}"
        yield (*where, "must"), f"{text}; allow a larger group, or list some of them under may"
    stepped = [person for person in must if scenario.people_by_id[person].step_free]
    if stepped and not scenario.places_by_id[visit.place].step_free:
        need = "needs" if len(stepped) == 1 else "need"
        text = f"{names(stepped)} must attend and {need} a way without steps, but place '{visit.place}' has some"
        yield (*where, "must"), f"{text}; list them under may, or correct step_free of the place"


def _leadership(scenario: Scenario, where: Where, visit: Visit, name: str, visitors: list[str]) -> Found:
    group = next(group for group in scenario.groups if group.id == name)
    stated = [person for person in (group.head, group.deputy) if person is not None]
    confirmed = [person for person in stated if scenario.people_by_id[person].status == "confirmed"]
    admitted = [person for person in confirmed if person in visitors]
    must = _confirmed(scenario, visit.must)
    if not stated:
        text = f"group '{name}' has neither head nor deputy; add one of them to the group, or remove led_by"
    elif not confirmed:
        text = f"neither head nor deputy of group '{name}' has confirmed ({names(stated)}); name another group"
    elif not admitted:
        text = f"{names(confirmed)} would lead the visit for group '{name}', but may not go; add them to may"
    elif len(must) == visit.at_most and not set(admitted) & set(must):
        text = f"those who must attend leave no room for the one who leads the visit ({names(admitted)})"
        text = f"{text}, as at_most is {visit.at_most}; allow a larger group, or add the leader to must"
    else:
        return
    yield (*where, "led_by"), text


def _wishes(scenario: Scenario) -> Found:
    admitted = {visit.id: set(scenario.who([*visit.may, *visit.must])) for visit in scenario.visits}
    for index, wish in enumerate(scenario.visit_wishes):
        there = (name for name in scenario.who(wish.who) if scenario.people_by_id[name].status != "declined")
        barred = [person for person in there if person not in admitted[wish.visit]]
        if barred:
            text = f"{names(barred)} may not go to visit '{wish.visit}'"
            yield ("visit_wishes", index, "who"), f"{text}; add them to its may, or remove the wish"
