"""Passkeys as second step: choosing one, logging in with it, what is refused, adding and removing."""

import hmac
import html
import re
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pyotp
import pytest
from sqlalchemy import select, update

from bot.store.database import Unit
from bot.store.desk_models import StaffPasskey, StaffStep
from bot.store.models import Audit, Staff
from bot.web.desk.pages import wording
from tests.web.accounts import Account, ask, change, make_account
from tests.web.desk_client import DeskClient, at_desk
from tests.web.passkey_device import PRESENT, Device, asked_by
from tests.web.passkey_people import (
    FIRST,
    OWN_PASSWORD,
    PASSKEY,
    STEPS,
    add,
    asked_for_passkey,
    confirm,
    enrol,
    given_account,
    log_in_with,
    make_recovery_codes,
    read_csrf,
    recovery_codes_in,
    with_first_password,
    with_passkey,
)
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine


@pytest.fixture
def admin(web: Web, engine: ScriptedEngine) -> DeskClient:
    return at_desk(web, "Bo", "admin")


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def jet(web: Web, engine: ScriptedEngine, device: Device) -> DeskClient:
    """Somebody with a passkey and no code app, logged in."""
    return with_passkey(web, device)


def acts_of(person: DeskClient, after: str = "") -> list[str]:
    """Their acts in the log, those after the last of this name."""

    async def find(unit: Unit) -> list[str]:
        found = await unit.execute(
            select(Audit.act).where(Audit.subject_id == person.id).order_by(Audit.number)
        )
        return list(found.scalars())

    acts = ask(person.web, find)
    return acts[len(acts) - acts[::-1].index(after) :] if after else acts


def why_refused(person: DeskClient) -> list[str]:
    async def find(unit: Unit) -> list[str]:
        found = await unit.execute(
            select(Audit.details)
            .where(Audit.subject_id == person.id, Audit.act == "passkey.refused")
            .order_by(Audit.number)
        )
        return [details["why"] for details in found.scalars()]

    return ask(person.web, find)


def passkeys_in_store(person: DeskClient) -> list[Any]:
    async def find(unit: Unit) -> list[Any]:
        return list(await unit.execute(select(StaffPasskey).where(StaffPasskey.staff_id == person.id)))

    return ask(person.web, find)


def set_staff(person: DeskClient, **values: Any) -> None:
    async def work(unit: Unit) -> None:
        await unit.execute(update(Staff).where(Staff.id == person.id).values(**values))

    change(person.web, work)


def set_step(person: DeskClient, **values: Any) -> None:
    async def work(unit: Unit) -> None:
        await unit.execute(update(StaffStep).where(StaffStep.staff_id == person.id).values(**values))

    change(person.web, work)


def code_of_no_key() -> str:
    """The one-time code (RFC 6238) of this moment for an empty key, which anybody can make."""
    counter = (int(datetime.now(UTC).timestamp()) // 30).to_bytes(8, "big")
    made = hmac.digest(b"", counter, "sha1")
    at = made[-1] & 15
    return f"{(int.from_bytes(made[at : at + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def says(answer: httpx.Response, words: str) -> bool:
    return words in html.unescape(re.sub(r'data-words="[^"]*"', "", answer.text))


# --- The first log-in -------------------------------------------------------------------------------


def test_at_the_first_log_in_somebody_chooses_a_password_and_a_passkey(
    admin: DeskClient, device: Device
) -> None:
    person = given_account(admin)
    first_password = person.account.password
    done = enrol(person, device)
    assert len(recovery_codes_in(done)) == 8
    assert person.get("/desk").status_code == 200
    assert acts_of(person, "account.made") == [
        "password.changed", "passkey.added", "recovery.made", "session.begun"
    ]  # fmt: skip
    entered = log_in_with(person, device)
    assert entered.headers["location"] == "/desk"
    assert acts_of(person, "session.begun") == []
    assert acts_of(person)[-2:] == ["passkey.used", "session.begun"]
    person.account.password = first_password
    assert person.try_log_in(code="").status_code == 403


def test_of_a_passkey_only_the_public_key_is_stored(admin: DeskClient, device: Device) -> None:
    person = given_account(admin)
    enrol(person, device)
    (stored,) = passkeys_in_store(person)
    secret = device.key.private_numbers().private_value.to_bytes(32, "big")
    point = device.key.public_key().public_numbers()
    assert point.x.to_bytes(32, "big") in stored.public_key
    assert secret not in b"".join(value for value in stored if isinstance(value, bytes))
    assert stored.sign_count == device.count
    assert stored.name == "Telefoon"


def test_at_the_first_log_in_somebody_may_choose_a_code_app(web: Web, admin: DeskClient) -> None:
    person = given_account(admin)
    assert person.try_log_in(code="").headers["location"] == FIRST
    assert person.post(FIRST, new=OWN_PASSWORD, second="app").headers["location"] == f"{FIRST}/app"
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", person.get(f"{FIRST}/app").text)[0]
    refused = person.post(f"{FIRST}/app", code="000000")
    assert (refused.status_code, wording.errors["wrong_code"] in refused.text) == (403, True)
    assert secret in refused.text, "the same key, so that nobody has to scan it anew"
    assert person.post(f"{FIRST}/app", code=pyotp.TOTP(secret).now()).status_code == 200
    assert person.get("/desk").status_code == 200
    person.account.password, person.account.totp_secret = OWN_PASSWORD, secret
    person.account.last_step = int(datetime.now(UTC).timestamp()) // 30
    assert DeskClient(web, person.account).try_log_in().status_code == 302
    assert "code_app.added" in acts_of(person)


def test_without_a_second_step_nothing_opens(admin: DeskClient) -> None:
    person = given_account(admin)
    person.try_log_in(code="")
    for path in ("/desk", "/desk/me", STEPS):
        assert person.get(path).headers["location"] == "/desk/login", path
    assert person.get(f"{FIRST}/passkey").headers["location"] == FIRST
    assert person.get(f"{FIRST}/app").headers["location"] == FIRST
    assert person.post(f"{FIRST}/app", code="000000").headers["location"] == FIRST
    assert person.get(PASSKEY).status_code == 403
    assert "session.begun" not in acts_of(person)


@pytest.mark.parametrize(
    ("new", "second", "why"),
    [
        ("kort", "passkey", "new_password"),
        ("wachtwoord123456", "app", "new_password"),
        (OWN_PASSWORD, "", "choose"),
        ("", "passkey", "new_password"),
        ("first", "passkey", "first_password"),
    ],
)
def test_a_poor_choice_is_refused_and_the_choice_kept(
    admin: DeskClient, new: str, second: str, why: str
) -> None:
    person = given_account(admin)
    person.try_log_in(code="")
    answer = person.post(FIRST, new=person.account.password if new == "first" else new, second=second)
    assert answer.status_code == 400
    assert says(answer, wording.errors[why])
    assert answer.text.count(" checked") == (1 if second else 0)


def test_a_first_password_that_is_over_opens_nothing(admin: DeskClient, device: Device) -> None:
    person = given_account(admin)
    set_staff(person, enrol_until=datetime.now(UTC) - timedelta(seconds=1))
    answer = person.try_log_in(code="")
    assert (answer.status_code, says(answer, wording.login["first_over"])) == (403, True)
    assert "eerste wachtwoord verlopen" in admin.get("/desk/accounts").text


def test_two_browsers_at_the_first_log_in_make_one_account_ready(
    web: Web, admin: DeskClient, device: Device
) -> None:
    person = given_account(admin)
    other = DeskClient(web, Account(**vars(person.account)))
    other.try_log_in(code="")
    other.post(FIRST, new="een heel ander wachtwoord", second="passkey")
    page = other.get(f"{FIRST}/passkey").text
    enrol(person, device)
    late = other.post(f"{FIRST}/passkey", name="Ander", credential=Device().make(page))
    assert (late.status_code, says(late, wording.login["late"])) == (403, True)
    assert len(passkeys_in_store(person)) == 1
    assert log_in_with(person, device).status_code == 302


# --- Logging in -------------------------------------------------------------------------------------


def test_the_page_asks_for_the_passkeys_of_who_logs_in_and_for_their_user_to_be_verified(
    jet: DeskClient, device: Device
) -> None:
    options, origin = asked_by(asked_for_passkey(jet))
    assert options["userVerification"] == "required"
    assert len(options["allowCredentials"]) == 1
    assert (options["rpId"], origin) == ("localhost", f"http://localhost:{jet.web.port}")


REFUSALS = [
    pytest.param({"origin": "https://desk.example"}, "wrong_origin", id="a page of somebody else"),
    pytest.param({"cross_origin": True}, "wrong_origin", id="in a frame of somebody else"),
    pytest.param({"challenge": "A" * 43}, "used_challenge", id="another challenge"),
    pytest.param({"rp_id": "desk.example"}, "refused_passkey", id="for another name"),
    pytest.param({"type": "webauthn.create"}, "refused_passkey", id="made in place of used"),
]


@pytest.mark.parametrize(("changed", "why"), REFUSALS)
def test_what_a_passkey_says_otherwise_than_it_should_is_refused_and_counts(
    jet: DeskClient, device: Device, changed: dict[str, Any], why: str
) -> None:
    answer = jet.post(PASSKEY, credential=device.use(asked_for_passkey(jet), **changed))
    assert answer.status_code == 403
    assert says(answer, wording.passkey[why])
    assert why_refused(jet) == [why]
    assert acts_of(jet)[-2:] == ["passkey.refused", "login.failed"]
    assert jet.get("/desk").headers["location"] == "/desk/login"
    # With the challenge of this page it works at once, without the password again.
    assert jet.post(PASSKEY, credential=device.use(answer.text)).status_code == 302


def test_a_passkey_whose_device_did_not_look_who_it_was_is_refused(jet: DeskClient, device: Device) -> None:
    device.flags = PRESENT
    answer = log_in_with(jet, device)
    assert (answer.status_code, says(answer, wording.passkey["unverified"])) == (403, True)
    assert why_refused(jet) == ["unverified"]


def test_a_key_that_is_not_theirs_is_refused(web: Web, jet: DeskClient) -> None:
    other = Device()
    with_passkey(web, other)
    for key in (Device(), other):
        answer = log_in_with(jet, key)
        assert (answer.status_code, says(answer, wording.passkey["unknown_passkey"])) == (403, True)
    forged = Device(credential_id=bytes(passkeys_in_store(jet)[0].credential_id), count=9)
    answer = log_in_with(jet, forged)
    assert (answer.status_code, says(answer, wording.passkey["refused_passkey"])) == (403, True)
    assert why_refused(jet) == ["unknown_passkey", "unknown_passkey", "refused_passkey"]


def test_a_passkey_that_counts_back_may_be_a_copy(jet: DeskClient, device: Device) -> None:
    copy = Device(device.credential_id, device.key, device.count)
    assert log_in_with(jet, device).status_code == 302
    answer = log_in_with(jet, copy)
    assert (answer.status_code, says(answer, wording.passkey["copied"])) == (403, True)
    assert passkeys_in_store(jet)[0].sign_count == device.count


def test_a_passkey_that_does_not_count_works_each_time(admin: DeskClient) -> None:
    device, person = Device(count=-1), given_account(admin)
    enrol(person, device)
    for _ in range(2):
        device.count = -1
        assert log_in_with(person, device).status_code == 302


def test_an_answer_works_once(jet: DeskClient, device: Device) -> None:
    answer = device.use(asked_for_passkey(jet))
    assert jet.post(PASSKEY, credential=answer).status_code == 302
    assert jet.post(PASSKEY, credential=answer).status_code == 403
    # Not with the password again either: that asks for another challenge.
    asked_for_passkey(jet)
    again = jet.post(PASSKEY, credential=answer)
    assert (again.status_code, says(again, wording.passkey["used_challenge"])) == (403, True)


def test_an_answer_sent_many_times_at_once_opens_one_session(jet: DeskClient, device: Device) -> None:
    answer, statuses, before = device.use(asked_for_passkey(jet)), [], acts_of(jet)
    senders = [
        threading.Thread(target=lambda: statuses.append(jet.post(PASSKEY, credential=answer).status_code))
        for _ in range(8)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(statuses) == [302, *[403] * 7]
    for act in ("session.begun", "passkey.used"):
        assert acts_of(jet).count(act) == before.count(act) + 1


def test_a_challenge_belongs_to_the_browser_that_got_it(jet: DeskClient, device: Device) -> None:
    thief = DeskClient(jet.web, jet.account)
    page = asked_for_passkey(jet)
    asked_for_passkey(thief)
    answer = thief.post(PASSKEY, credential=device.use(page))
    assert (answer.status_code, says(answer, wording.passkey["used_challenge"])) == (403, True)
    nobody = DeskClient(jet.web, jet.account)
    assert nobody.post(PASSKEY, credential=device.use(page)).status_code == 403


def test_a_challenge_that_is_too_old_is_replaced_and_does_not_count(jet: DeskClient, device: Device) -> None:
    page, before = asked_for_passkey(jet), datetime.now(UTC) - timedelta(seconds=1)
    set_step(jet, challenge_until=before)
    late = jet.post(PASSKEY, credential=device.use(page))
    assert (late.status_code, says(late, wording.passkey["late"])) == (403, True)
    assert why_refused(jet) == []
    assert jet.post(PASSKEY, credential=device.use(late.text)).status_code == 302
    page = asked_for_passkey(jet)
    set_step(jet, expires_at=before)
    over = jet.post(PASSKEY, credential=device.use(page))
    assert (over.status_code, says(over, wording.login["late"])) == (403, True)


@pytest.mark.parametrize("answer", ["{", "[]", "{}", '{"response": 7}', '{"rawId": "AA"}', "x" * 20_000])
def test_what_is_no_answer_of_a_browser_is_refused(jet: DeskClient, answer: str) -> None:
    asked_for_passkey(jet)
    refused = jet.post(PASSKEY, credential=answer)
    assert refused.status_code == 403
    assert says(refused, wording.passkey["refused_passkey"]) or says(
        refused, wording.passkey["unknown_passkey"]
    )


def test_without_a_script_it_is_said_and_nothing_counts(jet: DeskClient, device: Device) -> None:
    page = asked_for_passkey(jet)
    answer = jet.post(PASSKEY, credential="")
    assert (answer.status_code, says(answer, wording.passkey["no_script"])) == (400, True)
    assert jet.post(PASSKEY, credential=device.use(page)).status_code == 302


def test_five_refusals_lock_the_account(jet: DeskClient, device: Device) -> None:
    page = asked_for_passkey(jet)
    for _ in range(5):
        answer = jet.post(PASSKEY, credential=device.use(page, challenge="A" * 43))
        page = answer.text
    assert says(answer, wording.login["locked"])
    assert acts_of(jet)[-2:] == ["passkey.refused", "login.locked"]
    assert says(jet.try_log_in(code=""), wording.login["locked"])
    set_staff(jet, locked_until=datetime.now(UTC) - timedelta(seconds=1))
    assert log_in_with(jet, device).status_code == 302


def test_a_lock_holds_for_who_was_half_way(jet: DeskClient, device: Device) -> None:
    page = asked_for_passkey(jet)
    set_staff(jet, locked_until=datetime.now(UTC) + timedelta(minutes=5))
    answer = jet.post(PASSKEY, credential=device.use(page))
    assert (answer.status_code, says(answer, wording.login["locked"])) == (403, True)
    asked = jet.get(PASSKEY)
    assert asked.status_code == 403


def test_a_recovery_code_opens_the_desk_for_who_has_no_passkey_at_hand(
    admin: DeskClient, device: Device
) -> None:
    person = given_account(admin)
    codes = recovery_codes_in(enrol(person, device))
    asked_for_passkey(person)
    wrong = person.post(PASSKEY, code="AAAA-AAAA-AA")
    assert (wrong.status_code, says(wrong, wording.errors["wrong_code"])) == (403, True)
    assert acts_of(person)[-1] == "login.failed"
    assert person.post(PASSKEY, code=codes[0]).headers["location"] == "/desk"
    person.client.cookies.clear()
    assert person.try_log_in(code=codes[1]).headers["location"] == "/desk"
    asked_for_passkey(person)
    assert person.post(PASSKEY, code=codes[0]).status_code == 403


def test_no_code_fits_who_has_no_code_app(jet: DeskClient) -> None:
    jet.client.cookies.clear()
    assert jet.try_log_in(code=code_of_no_key()).status_code == 403
    asked_for_passkey(jet)
    assert jet.post(PASSKEY, code=code_of_no_key()).status_code == 403


def test_who_has_only_a_code_app_is_not_told_that_the_password_was_right(web: Web, admin: DeskClient) -> None:
    anna = DeskClient(web, make_account(web, "Anna"))
    right, wrong = anna.try_log_in(code=""), anna.try_log_in(password="iets", code="")
    assert (right.status_code, right.text) == (403, wrong.text)


@pytest.mark.parametrize("headers", [{"Origin": "https://elders.example"}, {}])
def test_a_form_of_another_site_is_refused(jet: DeskClient, device: Device, headers: dict[str, str]) -> None:
    page = asked_for_passkey(jet)
    form = {"credential": device.use(page)}
    for path in (PASSKEY, FIRST, f"{FIRST}/passkey", f"{FIRST}/app"):
        assert jet.client.post(f"{jet.web.url}{path}", data=form, headers=headers).status_code == 403, path
    assert jet.get("/desk").headers["location"] == "/desk/login"


def test_who_is_closed_or_reset_while_half_way_does_not_get_in(
    admin: DeskClient, jet: DeskClient, device: Device
) -> None:
    page = asked_for_passkey(jet)
    set_staff(jet, active=False)
    assert jet.post(PASSKEY, credential=device.use(page)).status_code == 403
    set_staff(jet, active=True)
    page = asked_for_passkey(jet)
    admin.post(f"/desk/accounts/{jet.id}", what="reset")
    assert jet.post(PASSKEY, credential=device.use(page)).status_code == 403
    assert jet.get("/desk").headers["location"] == "/desk/login"


def test_wrong_passwords_at_the_same_time_each_count(web: Web, admin: DeskClient) -> None:
    anna = DeskClient(web, make_account(web, "Anna"))
    tries = [
        threading.Thread(target=lambda: anna.try_log_in(password="verkeerd", code="000000")) for _ in range(5)
    ]
    for each in tries:
        each.start()
    for each in tries:
        each.join()
    assert says(anna.try_log_in(), wording.login["locked"])


# --- One's own second steps -------------------------------------------------------------------------


def test_somebody_adds_a_second_passkey_and_either_opens_the_desk(jet: DeskClient, device: Device) -> None:
    confirm(jet)
    key = Device()
    added = add(jet, key)
    assert (added.status_code, says(added, wording.done["passkey"])) == (200, True)
    assert "Sleutel" in added.text
    assert log_in_with(jet, key).status_code == 302
    assert log_in_with(jet, device).status_code == 302
    read_csrf(jet)
    page = jet.get(STEPS).text
    assert page.count("laatst gebruikt") == 2
    assert acts_of(jet).count("passkey.added") == 1


def test_who_has_a_code_app_adds_a_passkey_and_then_does_without_the_app(web: Web, admin: DeskClient) -> None:
    anna, device = at_desk(web, "Anna"), Device()
    confirm(anna)
    add(anna, device)
    removed = anna.post(f"{STEPS}/remove", which="app")
    assert (removed.status_code, says(removed, wording.done["step_removed"])) == (200, True)
    assert acts_of(anna)[-1] == "code_app.removed"
    assert anna.try_log_in().status_code == 403
    assert log_in_with(anna, device).status_code == 302


def test_who_has_a_passkey_adds_a_code_app(jet: DeskClient) -> None:
    confirm(jet)
    assert jet.post(f"{STEPS}/add", second="app").headers["location"] == f"{STEPS}/app"
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", jet.get(f"{STEPS}/app").text)[0]
    assert jet.post(f"{STEPS}/app", code="000000").status_code == 403
    done = jet.post(f"{STEPS}/app", code=pyotp.TOTP(secret).now())
    assert (done.status_code, says(done, wording.done["code_app"])) == (200, True)
    jet.account.totp_secret, jet.account.last_step = secret, int(datetime.now(UTC).timestamp()) // 30
    assert DeskClient(jet.web, jet.account).try_log_in().status_code == 302


def test_the_last_second_step_stays(jet: DeskClient, device: Device) -> None:
    confirm(jet)
    (only,) = passkeys_in_store(jet)
    refused = jet.post(f"{STEPS}/remove", which=only.id)
    assert (refused.status_code, says(refused, wording.errors["last_step"])) == (409, True)
    add(jet, Device())
    assert jet.post(f"{STEPS}/remove", which=only.id).status_code == 200
    assert acts_of(jet)[-1] == "passkey.removed"
    answer = log_in_with(jet, device)
    assert says(answer, wording.passkey["unknown_passkey"])


def test_two_removals_at_once_leave_one(jet: DeskClient) -> None:
    confirm(jet)
    add(jet, Device())
    removals = [
        threading.Thread(target=lambda which=each.id: jet.post(f"{STEPS}/remove", which=which))
        for each in passkeys_in_store(jet)
    ]
    for removal in removals:
        removal.start()
    for removal in removals:
        removal.join()
    assert len(passkeys_in_store(jet)) == 1


def test_nothing_changes_without_the_password_again(jet: DeskClient, device: Device) -> None:
    (only,) = passkeys_in_store(jet)
    for path, form in (
        ("add", {"second": "passkey"}),
        ("passkey", {"credential": "{}"}),
        ("app", {"code": "000000"}),
        ("remove", {"which": only.id}),
        ("recovery", {}),
    ):
        answer = jet.post(f"{STEPS}/{path}", **form)
        assert (answer.status_code, says(answer, wording.errors["confirm"])) == (403, True), path
    wrong = jet.post(STEPS, password="verkeerd")
    assert (wrong.status_code, says(wrong, wording.errors["wrong_password"])) == (403, True)
    assert acts_of(jet)[-1] == "login.failed"
    assert "recovery.made" not in acts_of(jet)
    assert jet.get(f"{STEPS}/passkey").headers["location"] == STEPS
    confirm(jet)
    set_step(jet, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert jet.post(f"{STEPS}/add", second="passkey").status_code == 403


def test_asking_the_password_again_is_no_way_to_guess_it(jet: DeskClient, device: Device) -> None:
    for _ in range(5):
        jet.post(STEPS, password="verkeerd")
    locked = jet.post(STEPS, password=jet.account.password)
    assert (locked.status_code, says(locked, wording.login["locked"])) == (403, True)
    refused = jet.post("/desk/me/password", old=jet.account.password, new="een ander lang wachtwoord")
    assert (refused.status_code, says(refused, wording.login["locked"])) == (403, True)


def test_one_session_does_not_confirm_another(jet: DeskClient, device: Device) -> None:
    confirm(jet)
    elsewhere = DeskClient(jet.web, jet.account)
    log_in_with(elsewhere, device)
    read_csrf(elsewhere)
    assert elsewhere.post(f"{STEPS}/add", second="passkey").status_code == 403


def test_nobody_removes_the_passkey_of_somebody_else(web: Web, jet: DeskClient) -> None:
    other = with_passkey(web, Device())
    confirm(other)
    add(other, Device())
    (of_jet,) = passkeys_in_store(jet)
    assert other.post(f"{STEPS}/remove", which=of_jet.id).status_code == 404
    assert len(passkeys_in_store(jet)) == 1


def test_a_passkey_belongs_to_one_account(web: Web, jet: DeskClient, device: Device) -> None:
    options_before = len(passkeys_in_store(jet))
    other = with_passkey(web, Device())
    confirm(other)
    answer = add(other, device)
    assert (answer.status_code, says(answer, wording.passkey["known"])) == (409, True)
    assert 'value="Sleutel"' in answer.text, "the name that was typed stays"
    assert len(passkeys_in_store(jet)) == options_before
    confirm(jet)
    jet.post(f"{STEPS}/add", second="passkey")
    options, _ = asked_by(jet.get(f"{STEPS}/passkey").text)
    assert len(options["excludeCredentials"]) == 1


@pytest.mark.parametrize(("changed", "why"), [*REFUSALS[:4], ({"algorithm": -65535}, "refused_passkey")])
def test_a_new_passkey_is_looked_at_as_well(jet: DeskClient, changed: dict[str, Any], why: str) -> None:
    confirm(jet)
    jet.post(f"{STEPS}/add", second="passkey")
    page = jet.get(f"{STEPS}/passkey").text
    answer = jet.post(f"{STEPS}/passkey", name="Sleutel", credential=Device().make(page, **changed))
    assert (answer.status_code, says(answer, wording.passkey[why])) == (403, True)
    assert why_refused(jet) == [why]
    assert len(passkeys_in_store(jet)) == 1
    unverified = Device(flags=PRESENT).make(answer.text)
    assert says(jet.post(f"{STEPS}/passkey", name="S", credential=unverified), wording.passkey["unverified"])


def test_an_administrators_reset_takes_passkeys_app_and_recovery_codes_away(
    admin: DeskClient, jet: DeskClient, device: Device
) -> None:
    confirm(jet)
    codes = make_recovery_codes(jet)
    shown = admin.post(f"/desk/accounts/{jet.id}", what="reset").text
    assert passkeys_in_store(jet) == []
    assert jet.get("/desk").headers["location"] == "/desk/login"
    for code in ("", codes[0]):
        assert jet.try_log_in(code=code).status_code == 403
    again, new_device = with_first_password(admin, shown), Device()
    enrol(again, new_device)
    assert log_in_with(again, new_device).status_code == 302


def test_no_name_and_no_key_stand_in_the_log(jet: DeskClient, device: Device) -> None:
    async def details(unit: Unit) -> str:
        found = await unit.execute(select(Audit.details).where(Audit.subject_id == jet.id))
        return str(list(found.scalars()))

    log_in_with(jet, device)
    written = ask(jet.web, details)
    assert "Telefoon" not in written
    assert device.credential_id.hex() not in written
