"""Logging of the engine: what happened and where, never what somebody said."""

import logging
import sys
import traceback

import structlog


class NoQuotes(logging.Formatter):
    """Writes the kind and place of an exception, not its text: that may quote a message."""

    def formatException(self, ei: object) -> str:  # noqa: N802 (the name is logging's)
        error = ei[1]  # type: ignore[index]
        lines = []
        while isinstance(error, BaseException):
            frames = traceback.extract_tb(error.__traceback__)[-4:]
            places = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
            lines.append(f"{type(error).__name__} at {places}")
            error = error.__cause__
        return "\n  because of ".join(lines)


def configure(level: int = logging.INFO) -> None:
    """Send our own records to standard error; of Rasa and the rest only warnings and worse.

    Rasa writes messages and slots at debug level, so that never comes through, whatever is asked.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(NoQuotes("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("bot", "actions"):
        logging.getLogger(name).setLevel(max(level, logging.INFO))
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        processors=[
            structlog.processors.add_log_level,
            _only_the_event,
            structlog.processors.KeyValueRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    # Libraries change the filters of Python's warnings when they are imported; as records ours holds.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").addFilter(_tells_something)


def _tells_something(record: logging.LogRecord) -> bool:
    """Rasa 3.6 is frozen: its deprecations and its advice on our domain tell nobody anything."""
    text = record.getMessage()
    return "DeprecationWarning" not in text and "Slot auto-fill has been removed" not in text


def _only_the_event(logger: object, method: str, event: dict[str, object]) -> dict[str, object]:
    """Rasa's structured records carry texts and slots as values; only their name and level are written."""
    return {"level": event.get("level"), "event": event.get("event")}
