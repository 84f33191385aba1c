"""The topics of a scenario: their labels, and their distance in the hierarchy."""

from collections.abc import Mapping

from matchmaker.scenario import Scenario, text_in

FARTHEST = 3  # steps up and down; topics farther apart have nothing in common


class Topics:
    """Index of the topics. Circles are refused when the scenario is read."""

    def __init__(self, scenario: Scenario) -> None:
        self._topics = {topic.id: topic for topic in scenario.topics}
        self.order = {topic: number for number, topic in enumerate(self._topics)}
        self._above: dict[str, Mapping[str, int]] = {}

    def label(self, topic: str, language: str) -> str:
        """What people read in ``language``; the id of a topic without label."""
        label = self._topics[topic].label
        if not label:
            return topic
        return text_in(label, language if language in label else language.split("-")[0]) or topic

    def above(self, topic: str) -> Mapping[str, int]:
        """The topic itself and the wider ones that contain it, each with the steps up to it, FARTHEST at the most."""
        if topic not in self._above:
            found: dict[str, int] = {}
            wider: str | None = topic
            while wider in self._topics and wider not in found and len(found) <= FARTHEST:
                found[wider] = len(found)
                wider = self._topics[wider].parent
            self._above[topic] = found
        return self._above[topic]

    def distance(self, one: str, other: str) -> int | None:
        """Steps from one topic up to the narrowest that contains both and down; None beyond FARTHEST."""
        up, down = self.above(one), self.above(other)
        steps = min((up[shared] + down[shared] for shared in up.keys() & down.keys()), default=FARTHEST + 1)
        return steps if steps <= FARTHEST else None
