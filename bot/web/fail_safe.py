"""What is said when the engine gives no answer: the numbers to call and the offer of a person."""

from typing import Any, cast

from bot.domain.turn import Button, Reply
from bot.store.conversations import Taken
from bot.store.messages import StoredMessage
from bot.web.engine_client import EngineAwayError, EngineError, EngineSilentError
from bot.web.service_texts import ServiceTexts

ASK_HUMAN = "ask_human"  # the button that asks for a person


def replies_without_engine(
    texts: ServiceTexts, taken: Taken, message: StoredMessage | None, asks_human: bool, comes: bool
) -> tuple[Reply, ...]:
    language = cast(Any, taken.language)
    if asks_human:
        text = texts.hand_over.asked if comes else texts.hand_over.closed
        return (Reply("notice", text, language=language),)
    emergency = Reply("notice", texts.fail_safe.emergency, emergency=True, language=language)
    if taken.status == "waiting":
        return emergency, Reply("notice", texts.fail_safe.waiting, language=language)
    asks = (Button(ASK_HUMAN, texts.fail_safe.ask_human),)
    if message is None and taken.last_seq == 0:
        welcome = Reply("text", texts.fail_safe.welcome, language=language)
        return welcome, emergency, Reply("notice", texts.fail_safe.opening, asks, language=language)
    return emergency, Reply("notice", texts.fail_safe.advice, asks, language=language)


def understood_after(taken: Taken, message: StoredMessage, had_missed: bool, error: EngineError) -> int:
    """Up to which message the bot need not read any more, so that no message can block those after it.

    An engine that was away has seen nothing. One that was too slow may have been slowed by what it had
    missed before. One that failed is not given the same message again.
    """
    if isinstance(error, EngineAwayError):
        return taken.understood_seq
    if isinstance(error, EngineSilentError):
        return message.seq - 1 if had_missed else taken.understood_seq
    return message.seq
