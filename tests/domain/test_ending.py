"""The end of a conversation: aftercare with Slachtofferhulp, and the second scam, in every kind of fraud."""

from __future__ import annotations

import pytest

from tests.domain.visitor import DIALOGUE, Visitor


@pytest.mark.parametrize("scenario", sorted(DIALOGUE.library.playbooks))
def test_every_ending_names_victim_support(scenario: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("dit is mij vorige week overkomen", scenario, facts={"happened": "weeks"})
    visitor.says("bedankt", "thanks_bye")
    assert "Slachtofferhulp" in visitor.text
    second_scam = DIALOGUE.library.playbooks[scenario].second_scam.text
    assert second_scam.split(".")[0] in visitor.text
