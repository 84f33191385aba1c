"""What a scenario file can say, made from its models: for people (docs/scenario.md) and for editors (JSON Schema)."""

from matchmaker.reference.document import document
from matchmaker.reference.schema import schema

__all__ = ["document", "schema"]
