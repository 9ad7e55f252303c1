"""How heavy the answers to choose from look: what matters most first and filled, what undoes it last."""

from collections.abc import Iterable, Mapping

from bot.domain.turn import Button

# Button id -> end of its class in chat.css. Where both answers are as good, as for an officer, neither
# stands out.
LOOKS: Mapping[str, str] = {
    "emergency:called": "primary",
    "emergency:over": "quiet",
    "crisis:calling": "primary",
    "crisis:not_meant": "quiet",
    "form:confirm": "primary",
    "form:cancel": "quiet",
}
_ORDER = ("primary", "", "quiet")


def in_order(buttons: Iterable[Button]) -> tuple[Button, ...]:
    """The answers as they are shown: filled ones first, quiet ones later, then the buttons of steps.

    Otherwise they stay as they were offered.
    """
    return tuple(sorted(buttons, key=_place))


def _place(button: Button) -> int:
    return len(_ORDER) if button.id.startswith("step:") else _ORDER.index(LOOKS.get(button.id, ""))
