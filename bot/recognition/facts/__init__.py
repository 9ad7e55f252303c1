"""Facts, entities and language from a victim's own words."""

from bot.recognition.facts.reading import Reading, read

__all__ = ["Reading", "read"]
