"""Two things in Rasa 3.6.21 that cost more than the turn itself, changed when the engine starts.

Measured here, CPU of a turn: 28 ms without, 11 ms with both. Rasa 3.6 is frozen, so they stay true.
"""

import functools

import rasa.core.actions.action
import rasa.shared.utils.common


def apply() -> None:
    """Apply both. Doing it twice changes nothing."""
    # Compiles a JSON schema anew for each reply of an action server; ours is this process.
    rasa.core.actions.action.RemoteAction._validate_action_result = _trust
    # Walks all subclasses of Event for each event of a turn; no class is made after start.
    original = rasa.shared.utils.common.all_subclasses
    if not hasattr(original, "cache_info"):
        rasa.shared.utils.common.all_subclasses = functools.cache(original)


def _trust(action: object, result: object) -> bool:
    return True
