"""The report on matching as plain data, for JSON and for pages."""

from typing import Any

from matchmaker.matching.report import MatchReport, OpenTopic, Partner, PersonBest


def data_of(report: MatchReport, language: str) -> dict[str, Any]:
    """The report in ``language``.

    - ``language``, ``asked`` (whether proposals are planned), ``at_least``, ``per_person``: how it was made
    - ``pairs``: proposals with ``people`` (two, each ``id``, ``name``, ``organisation``), ``value``, ``reasons``
    - ``people``: the planned people, with ``proposed`` (how often) and ``best`` partners (``value``, ``reasons``,
      ``stated``: a meeting of their organisations is requested or given)
    - ``without``: people whom nobody fits; ``topics``: whether any topic is stated for them
    - ``sought``, ``offered``: topics (``topic``, ``label``) that find no partner, and ``who`` states them
    """
    return {
        "language": language,
        "asked": report.asked,
        "at_least": report.limits.at_least,
        "per_person": report.limits.per_person,
        "pairs": [
            {
                "people": [_person(report, person) for person in (proposal.one, proposal.other)],
                "value": proposal.value,
                "reasons": list(proposal.match.reasons_in(language)),
            }
            for proposal in report.proposals
        ],
        "people": [_row(report, row, language) for row in report.people],
        "without": [{**_person(report, row.person), "topics": row.has_topics} for row in report.without],
        "sought": [_topic(report, found, language) for found in report.sought],
        "offered": [_topic(report, found, language) for found in report.offered],
    }


def _person(report: MatchReport, person: str) -> dict[str, Any]:
    return {
        "id": person,
        "name": report.wording.name(person),
        "organisation": report.organisations.get(person, ""),
    }


def _row(report: MatchReport, row: PersonBest, language: str) -> dict[str, Any]:
    best = [_partner(report, partner, language) for partner in row.best]
    return {**_person(report, row.person), "proposed": row.proposed, "best": best}


def _partner(report: MatchReport, partner: Partner, language: str) -> dict[str, Any]:
    return {
        **_person(report, partner.person),
        "value": partner.match.value,
        "reasons": list(partner.match.reasons_in(language)),
        "stated": partner.stated,
    }


def _topic(report: MatchReport, found: OpenTopic, language: str) -> dict[str, Any]:
    return {
        "topic": found.topic,
        "label": report.wording.topics.label(found.topic, language),
        "who": [{"id": party, "name": report.wording.name(party)} for party in found.who],
    }
