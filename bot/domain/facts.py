"""The facts of a case: which exist, which values they take, and the words that showed them."""

from dataclasses import dataclass
from typing import Literal

UNKNOWN: Literal["unknown"] = "unknown"

Value = bool | str

DANGER = ("none", "suspect_present", "suspect_coming", "suspect_just_left", "threatened")
HAPPENED = ("now", "today", "days", "weeks")

LOSSES = (
    "lost_money",
    "lost_card",
    "lost_pin",
    "lost_credentials",
    "lost_id_document",
    "lost_valuables",
    "lost_device_access",
    "lost_account",
    "lost_files",
    "lost_identity_used",
)

YES_NO = (
    *LOSSES,
    "third_party",  # writes for someone else
    "suspect_in_contact",  # on the phone or in the device now
    "claims_police",  # the suspect says to be police
    "other_emergency",  # danger to life outside fraud
    "self_harm",
    "can_stop",  # money may still be stopped
    "called_bank",
    "reported",
    "vulnerable",  # about 70 or older, dementia, disability, strong dependence
    "minor",
    "business",
    "wants_visit",
    "clicked_link",
    "threat_by_mail",  # the threat is an e-mail sent to many: "I hacked your webcam"
    "no_signal",  # the telephone suddenly has no signal, or its SIM card does not work
    "lost_nothing",  # said or clearly implied: nothing is gone
    "emergency_called",  # 112 has been called
    "danger_over",  # the suspect is gone, the danger has passed
    "cannot_talk",  # cannot speak or call now, or never could
    "abroad",
    "alone",  # the victim is alone now
    "violence",  # used, or threatened now or soon; danger: threatened covers blackmail too
)

# Every fact and the values it takes; each may also be UNKNOWN, for good, once the visitor said so.
VALUES: dict[str, tuple[Value, ...]] = {
    **dict.fromkeys(YES_NO, (True, False)),
    "danger": DANGER,
    "happened": HAPPENED,
}


@dataclass(frozen=True)
class Fact:
    """What is known of one thing, and where it was said.

    value: one of VALUES[name], or UNKNOWN. words: the visitor's own words, or the title of the
    button. message_id: the message they came from.
    """

    name: str
    value: Value
    words: str
    message_id: str
