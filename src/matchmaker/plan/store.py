"""plan.json and the files beside it: written in a stable form, read with clear errors."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from matchmaker.plan.model import Plan, PlanPart
from matchmaker.scenario import Problem, ScenarioError

Part = TypeVar("Part", bound=PlanPart)


def plan_bytes(plan: Plan) -> bytes:
    """The plan as plan.json: UTF-8, keys in the order of the model, one assignment part a line, newline at the end."""
    return (json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def read_plan(path: str | Path) -> Plan:
    """Read a plan.json, also one edited by hand; raises ScenarioError that says where it is wrong."""
    return parse_plan(content_of(Path(path)), str(path))


def parse_plan(content: bytes, name: str) -> Plan:
    """The plan in ``content``; ``name`` is the file named in errors."""
    return parse(Plan, "plan", content, name)


def content_of(path: Path) -> bytes:
    """What is in a file; ScenarioError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ScenarioError([Problem(str(path), None, f"cannot be read: {error.strerror}")]) from None


def parse(kind: type[Part], what: str, content: bytes, name: str) -> Part:
    """The whole of a JSON file; ScenarioError names the file, ``what`` it is as a whole, and what is wrong with it."""
    try:
        return kind.model_validate(json.loads(content))
    except json.JSONDecodeError as error:
        raise ScenarioError([Problem(name, error.lineno, f"not readable as JSON: {error.msg}")]) from None
    except ValidationError as error:
        raise ScenarioError(
            Problem(name, None, f"{'.'.join(map(str, found['loc'])) or what}: {found['msg']}")
            for found in error.errors(include_url=False, include_input=False, include_context=False)
        ) from None
    except (ValueError, RecursionError) as error:  # no UTF-8, numbers of thousands of digits, thousands of brackets
        raise ScenarioError([Problem(name, None, f"not readable as JSON: {error}")]) from None
