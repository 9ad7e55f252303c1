"""Why a visitor's message is not accepted, or not answered in time."""


class TurnRefusedError(Exception):
    """A message that is not accepted; nothing of it was stored."""


class NoConversationError(TurnRefusedError):
    """There is no such conversation, or the token does not fit it."""


class ConversationClosedError(TurnRefusedError):
    """The conversation was closed by staff."""


class UnknownButtonError(TurnRefusedError):
    """The conversation was never offered this button."""


class OtherContentError(TurnRefusedError):
    """There is a message with this id and another content."""


class AnswerLateError(Exception):
    """The message is stored, the answer takes longer than a call should last."""
