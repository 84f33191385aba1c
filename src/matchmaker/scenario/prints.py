"""What an event says about its prints: paper, badges, and what stands on them besides the plan."""

from typing import Literal

from pydantic import Field

from matchmaker.scenario.base import Model, Text

Paper = Literal["a4", "letter"]
Badges = Literal["90x55", "86x54", "80x50"]


class Print(Model):
    """The PDFs in the folder print: on which paper, and what they say besides the plan."""

    paper: Paper = Field("a4", description="Size of the sheets: A4, or US letter.")
    cover: Text | None = Field(None, description="What the cover of the booklet says below the title.")
    welcome: Text | None = Field(None, description="Foreword of the booklet; an empty line begins a new paragraph.")
    footer: Text | None = Field(None, description="Stands at the foot of every page.")
    badges: Badges = Field("90x55", description="Size of a name badge in millimetres; eight are on a sheet.")
    templates: str | None = Field(
        None,
        description="Folder beside the scenario with Typst templates (.typ) and images: a file takes the place of ours "
        "of the same name. They may change without planning anew.",
    )
