"""What the officer should know: languages, mobility, the state of devices."""

from dataclasses import replace

import pytest

from tests.domain.visitor import CONTEXT, Visitor, in_form, summary_of


@pytest.mark.parametrize(
    ("remark", "languages", "mobility", "devices", "remarks"),
    [
        ("ze spreekt alleen Pools", "ze spreekt alleen Pools", None, None, None),
        ("ja, slecht ter been", None, "slecht ter been", None, None),
        ("ik loop moeilijk en er is een hond", None, "ik loop moeilijk", None, "er is een hond"),
        (
            "ze spreekt Turks en loopt met een rollator, er is een hond en een kat",
            "ze spreekt Turks",
            "loopt met een rollator",
            None,
            "er is een hond en een kat",
        ),
        ("de laptop staat uit", None, None, "de laptop staat uit", None),
        ("er is een hond", None, None, None, "er is een hond"),
        (
            "hij heeft een sleutel van de achterdeur",
            None,
            None,
            None,
            "hij heeft een sleutel van de achterdeur",
        ),
    ],
)
def test_what_the_officer_should_know_is_read_into_its_field(
    remark: str, languages: str | None, mobility: str | None, devices: str | None, remarks: str | None
) -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "ja hoor", remark, "ja"):
        visitor.says(answer)
    fields = visitor.effects.visit.fields
    assert (fields.languages, fields.mobility, fields.devices) == (languages, mobility, devices)
    assert fields.remarks == remarks


def test_steps_that_were_done_tell_in_what_state_the_device_is() -> None:
    visitor = Visitor()
    visitor.says(
        "hij keek mee op mijn computer en er is geld weg",
        "tech_support",
        facts={
            "lost_device_access": True,
            "lost_money": True,
            "happened": "today",
            "suspect_in_contact": False,
        },
    )
    for _ in range(6):
        if (step := next((b for b in visitor.buttons if b.endswith(":done")), None)) is None:
            break
        visitor.presses(step)
    done = [step.id for step in visitor.last.case.steps if step.done]
    visitor.presses("visit:yes")
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678"):
        visitor.says(answer)
    assert "apparaat" in visitor.question
    visitor.says("nee")
    visitor.says("ja")
    assert {"internet_off", "keep_device"} & set(done)
    assert "apparaat" in visitor.effects.visit.fields.devices


def test_an_english_speaker_is_noted_as_such_in_words_for_both() -> None:
    visitor = Visitor(replace(CONTEXT, language="en"))
    visitor.says(
        "somebody from my bank called and took 3000 euros",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
        language="en",
    )
    visitor.presses("visit:yes")
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "yes", "no"):
        visitor.says(answer)
    assert "Language: English" in summary_of(visitor)
    visitor.says("yes")
    assert visitor.effects.visit.fields.languages == "Engels"
