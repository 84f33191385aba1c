"""plan.json: written in a stable form, read with clear errors."""

import json
from pathlib import Path

from pydantic import ValidationError

from matchmaker.plan.model import Plan
from matchmaker.scenario import Problem, ScenarioError


def plan_bytes(plan: Plan) -> bytes:
    """The plan as plan.json: UTF-8, keys in the order of the model, one assignment part a line, newline at the end."""
    return (json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def read_plan(path: str | Path) -> Plan:
    """Read a plan.json, also one edited by hand; raises ScenarioError that says where it is wrong."""
    name = str(path)
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise ScenarioError([Problem(name, None, f"cannot be read: {error.strerror}")]) from None
    return parse_plan(content, name)


def parse_plan(content: bytes, name: str) -> Plan:
    """The plan in ``content``; ``name`` is the file named in errors."""
    try:
        return Plan.model_validate(json.loads(content))
    except json.JSONDecodeError as error:
        raise ScenarioError([Problem(name, error.lineno, f"not readable as JSON: {error.msg}")]) from None
    except ValidationError as error:
        raise ScenarioError(
            Problem(name, None, f"{'.'.join(map(str, found['loc'])) or 'plan'}: {found['msg']}")
            for found in error.errors(include_url=False, include_input=False, include_context=False)
        ) from None
    except (ValueError, RecursionError) as error:  # no UTF-8, numbers of thousands of digits, thousands of brackets
        raise ScenarioError([Problem(name, None, f"not readable as JSON: {error}")]) from None
