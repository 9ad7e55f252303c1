"""The real dialogue, with the product's own texts, in place of a script of the engine.

What a message says is given by the test, as the recogniser is tested elsewhere: so that what the bot says and
reads back is what visitors and staff get to see.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.turn import Recognition, TurnReply, TurnRequest
from tests.domain.visitor import DIALOGUE, recognised


@dataclass
class RealDialogue:
    """A script for tests.web.scripted_engine. heard: text -> what it says. context: what web is taken to say
    besides what it says."""

    heard: dict[str, Recognition] = field(default_factory=dict)
    context: dict[str, Any] = field(default_factory=dict)

    def __call__(self, request: TurnRequest) -> TurnReply:
        text = request.message.text
        recognition = None if text is None else self.heard.get(text, recognised(text))
        context = replace(request.context, **self.context)
        return DIALOGUE.respond(request.state, request.message, recognition, context)
