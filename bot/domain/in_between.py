"""What people say in between: thanks, a greeting, fear, other police matters, abuse, "stop"."""

from __future__ import annotations

from bot.domain import (
    closing,
    hanging_up,
    requests,
    steps,
    story,
    triage_talk,
    visit_form,
    visit_offer,
)
from bot.domain.answers import asking_sentences
from bot.domain.conditions import GROUPS
from bot.domain.contacts import BANK, BANK_CARD
from bot.domain.exchange import Exchange, Next
from bot.domain.facts import LOSSES, Fact
from bot.domain.hearing import learn
from bot.domain.said_plainly import STEP_DONE, tells_of_other_victim
from bot.domain.scenarios import MONEY_MULE
from bot.domain.visit_summary import amount_in_words

_WORDS_OF_A_LANGUAGE = 3
# Somebody who writes this much without answering tells something; shorter ones were just not understood.
_WORDS_OF_AN_ASIDE = 5
_MOST_NOTED = 3
_MOST_COMFORT = 2
_WORDS_OF_A_BARE_WISH = 5


def cry_for_help(exchange: Exchange) -> Next:
    """ "Help": the first safe step for all, and what happened; in a case the steps once more."""
    if not exchange.says("help"):
        return Next.PASS
    case = exchange.case
    if case.scenario is None:
        case.misunderstood = 0
        exchange.say_once("help")
        story.say_first_safety(exchange)
        return Next.GO_ON
    if not case.form.is_under_way:
        steps.show(exchange)
    else:
        exchange.say("help")
    return Next.GO_ON


def called_112(exchange: Exchange) -> Next:
    """ "Heb 112 gebeld" when nobody asked: known from now on."""
    known = exchange.before.facts.get("emergency_called") if exchange.before else None
    said_before = known is not None and known.value is True
    if not exchange.says("called_112") or said_before or exchange.heard - {"emergency_called", "happened"}:
        return Next.PASS
    learn(exchange, "emergency_called", True, exchange.text)
    exchange.say("emergency.after_call")
    return Next.GO_ON


def comfort(exchange: Exchange) -> Next:
    """Shame and fear are answered; what else the message says is taken over, and the conversation goes on."""
    case = exchange.case
    key = _feeling(exchange)
    if case.scenario is None:
        return _comfort_before_story(exchange, key)
    if key is None or case.form.state == "open" or case.asked.get(key, 0) >= _MOST_COMFORT:
        return Next.PASS
    case.misunderstood = 0
    exchange.say(key)
    step = steps.current(exchange)
    ashamed = key == "note.ashamed" and case.scenario != "extortion"
    if ashamed and step is not None and any(one.contact == BANK for one in steps.to_do(exchange)):
        exchange.say_once("note.ashamed_bank")
    triage_talk.take_answer(exchange)
    return Next.GO_ON


def _feeling(exchange: Exchange) -> str | None:
    """What is answered to the feeling in a message; None where none is told."""
    for feeling in ("ashamed", "scared", "unheard", "sad"):
        if exchange.says(feeling):
            return f"note.{feeling}"
    return None


def _comfort_before_story(exchange: Exchange, key: str | None) -> Next:
    """ "Ik durf het aan niemand te vertellen": a kind word first; a story is answered as a story."""
    if exchange.says("dares_not_tell"):
        key = "note.ashamed"
    tells = exchange.heard or exchange.top in exchange.library.playbooks
    if tells or key is None or exchange.case.asked.get(key, 0) >= _MOST_COMFORT:
        return Next.PASS
    exchange.case.misunderstood = 0
    exchange.say(key)
    return Next.GO_ON


def warn(exchange: Exchange) -> Next:
    """Something said that asks for more than a note: an offer to get the money back, not daring to tell."""
    case, playbook = exchange.case, exchange.playbook
    if playbook is None:
        return Next.PASS
    if exchange.says("recovery_offer"):
        exchange.reply(exchange.addressed(playbook.second_scam.text))
        return Next.GO_ON
    if exchange.says("bank_busy"):
        busy = exchange.library.answers.all["other_number_busy"]
        exchange.reply(exchange.addressed(busy.text(case.language)))
        return Next.GO_ON
    if tells_of_other_victim(exchange):
        exchange.say_once("note.other_victim")
        return Next.GO_ON
    if case.is_true("third_party") and exchange.says("not_believed"):
        exchange.say("note.not_believed")
        return Next.GO_ON
    if exchange.says("password_is_right") and case.is_true("threat_by_mail"):
        exchange.say("note.old_password")
        return Next.GO_ON
    if exchange.says("asks_images") and not exchange.says("threatens"):
        exchange.say("note.no_images")
        return Next.GO_ON
    if exchange.says("dares_not_tell"):
        exchange.say("note.dares_not_tell_minor" if case.is_true("minor") else "note.dares_not_tell")
        offered = case.pending is not None and case.pending.kind == "visit"
        return Next.STOP if offered else Next.GO_ON  # no officer at the door in the same breath
    return Next.PASS


def says_no_more(exchange: Exchange) -> Next:
    """ "Ik wil niks meer zeggen": that is their right; nothing more is asked until they write again."""
    if not exchange.says("no_more"):
        return Next.PASS
    exchange.case.misunderstood = 0
    mule = exchange.case.scenario == MONEY_MULE
    key = "no_more.mule" if mule else "no_more.other"
    exchange.say(key, buttons=(exchange.person_button(),))
    return Next.STOP


def other_language(exchange: Exchange) -> Next:
    """Neither Dutch nor English: which languages this chat knows, in both."""
    unknown = exchange.recognition.language == "other" and len(exchange.words) >= _WORDS_OF_A_LANGUAGE
    if not unknown or exchange.case.scenario is not None or exchange.top in exchange.library.playbooks:
        return Next.PASS
    exchange.say("language.other")
    return Next.STOP


def stop(exchange: Exchange) -> Next:
    """Stop, or go on later: nothing is sent, nothing is lost."""
    if not (exchange.says("stop") or exchange.says("later")):
        return Next.PASS
    if requests.is_there(exchange) and exchange.says("request_cancel"):
        return Next.PASS
    if exchange.case.form.is_under_way:
        return visit_form.pause(exchange)
    closing.goodbye(exchange)
    return Next.STOP


def explain_step(exchange: Exchange) -> Next:
    """ "Hoe doe ik dat?" about the step that is next."""
    step = steps.current(exchange)
    if step is None or not exchange.says("how"):
        return Next.PASS
    steps.explain(exchange, step.id)
    return Next.GO_ON


def tick_off(exchange: Exchange) -> Next:
    """ "Dat heb ik gedaan" about the step that is next; "gebeld" about the next one that is a call."""
    if exchange.says("called"):
        call = steps.next_call(exchange)
        return Next.GO_ON if call and steps.tick(exchange, call.id) else Next.PASS
    step = steps.current(exchange)
    if step is None or not exchange.says("done"):
        return Next.PASS
    steps.tick(exchange, step.id)
    return Next.GO_ON


def small_talk(exchange: Exchange) -> Next:
    """Thanks, greetings, other matters, abuse: short, and back to what is open."""
    case = exchange.case
    # One word is too little for the recogniser: "hulp" is no thanks.
    told_enough = len(exchange.words) > 1
    if (exchange.top == "thanks_bye" and told_enough) or exchange.says("thanks"):
        return _thanks(exchange)
    if (exchange.top == "greeting" and told_enough) or exchange.says("hello"):
        exchange.say("hello.again" if case.scenario else "hello.first")
        unsent = case.form.state == "paused" and case.form.fields
        return Next.STOP if unsent and visit_offer.offer_to_go_on(exchange) else Next.GO_ON
    if case.scenario is not None:
        return _aside(exchange)
    wandering = case.asked.get("wanders.met") or case.asked.get("wanders.mourns")
    if wandering and not asking_sentences(exchange.text) and not exchange.says("other_matter"):
        exchange.say("listened")
        return Next.GO_ON  # who began with who they are is not sent away
    # Who names fraud is never sent away as somebody with another matter.
    tells = exchange.says("names_fraud") or exchange.says("emptied")
    names_fraud = exchange.top == "out_of_scope" and tells
    if names_fraud or (exchange.top == "chitchat_or_abuse" and _hides_a_story(exchange)):
        story.say_first_safety(exchange)
        return Next.GO_ON
    choosing = case.pending is not None and case.pending.kind == "scenario"
    if exchange.top == "chitchat_or_abuse" and (choosing or case.misunderstood):
        return Next.PASS  # what cannot be read as a choice counts as not understood: a person comes sooner
    if exchange.top in ("out_of_scope", "chitchat_or_abuse"):
        exchange.say("out_of_scope" if exchange.top == "out_of_scope" else "chitchat")
        return Next.STOP
    return Next.PASS


def wanders(exchange: Exchange) -> Next:
    """Somebody who begins with who they are, or whom they lost: kindly, and what happened is asked."""
    case = exchange.case
    if case.scenario is not None or exchange.top in exchange.library.playbooks or exchange.asked:
        return Next.PASS
    mourns = exchange.says("mourns")
    if not (mourns or exchange.says("introduces")) or exchange.heard & {"danger", "self_harm", *LOSSES}:
        return Next.PASS
    if exchange.says("other_matter"):
        return Next.PASS
    case.misunderstood = 0
    exchange.say("wanders.mourns" if mourns else "wanders.met")
    return Next.GO_ON


def not_clear(exchange: Exchange) -> Next:
    """ "Ik snap het niet" after a step was explained: the step again, with a person who can help."""
    step = steps.current(exchange)
    if step is None or not exchange.says("not_clear") or exchange.case.form.is_under_way:
        return Next.PASS
    exchange.case.misunderstood = 0
    steps.explain(exchange, step.id)
    exchange.say("steps.with_help", buttons=(exchange.person_button(),))
    return Next.STOP


def wishes_to_report(exchange: Exchange) -> Next:
    """ "Aangifte doen van phishing van vorig jaar": where that is done, and what happened is asked."""
    case = exchange.case
    if case.scenario is not None or exchange.top in exchange.library.playbooks:
        return Next.PASS
    if not exchange.says("report_wish") or case.asked.get("report_wish"):
        return Next.PASS
    of_nothing_else = len(exchange.words) <= _WORDS_OF_A_BARE_WISH and not exchange.says("other_matter")
    if not (exchange.says("names_fraud") or of_nothing_else):
        return Next.PASS  # an assault or a stolen bicycle has its own way
    case.asked["report_wish"] = 1
    answer = exchange.library.answers.all["must_report"]
    exchange.reply(exchange.addressed(answer.text(case.language)))
    taken = story.respond(exchange)
    return Next.GO_ON if taken is Next.PASS else taken


def _hides_a_story(exchange: Exchange) -> bool:
    """Whether somebody who rages tells what they lost too: "voor 800 euro genaaid op marktplaats"."""
    return bool(exchange.heard & {"amount", "platform", "bank", *LOSSES})


def _aside(exchange: Exchange) -> Next:
    """Something beside the point in a running case: who wanders off is listened to, not turned away."""
    asks = bool(asking_sentences(exchange.text))
    if exchange.top == "out_of_scope" and asks:
        exchange.say("out_of_scope_here", buttons=(exchange.person_button(),))
        return Next.GO_ON
    if exchange.top == "chitchat_or_abuse":
        exchange.say("chitchat_here")
        return Next.GO_ON
    if len(exchange.words) >= _WORDS_OF_AN_ASIDE and not asks:
        exchange.say("listened")
        return Next.GO_ON
    return Next.PASS


def acknowledge_facts(exchange: Exchange) -> Next:
    """Something new was said about the case: noted, and on with what is open."""
    if exchange.case.scenario is None or not (exchange.heard or exchange.corrected):
        return Next.PASS
    exchange.case.misunderstood = 0
    if "bank" in exchange.heard:
        note_bank(exchange)
    else:
        note(exchange)
    return Next.GO_ON


def note(exchange: Exchange) -> None:
    """Say what was taken down, in words that can be corrected; nothing where something else says so."""
    case = exchange.case
    if exchange.corrected or exchange.message.masked or hanging_up.must_hang_up(exchange):
        return
    if case.scenario == MONEY_MULE:
        exchange.say("money_mule.careful")  # what was said is not read back: nobody is helped to confess
        return
    if STEP_DONE in exchange.heard:
        exchange.say("steps.done")
    if "danger" in exchange.heard and case.value("danger") == "threatened" and case.scenario != "extortion":
        exchange.say_once("note.threatened")
    lost = any(case.is_true(name) for name in LOSSES)
    if "clicked_link" in exchange.heard and case.is_true("clicked_link") and not lost:
        exchange.say_once("note.clicked_only")  # who says so is afraid of it
    labels = [
        triage_talk.label(exchange, name, fact.value)
        for name, fact in case.facts.items()
        if name in exchange.heard and fact.message_id == exchange.message.id and _is_news(exchange, fact)
    ]
    if "amount" in exchange.heard:
        labels.append(amount_in_words(exchange))
    said = list(dict.fromkeys(filter(None, labels)))[:_MOST_NOTED]
    if said:
        exchange.say("noted_what", what=", ".join(said))
    elif not any(reply.kind == "text" for reply in exchange.replies):
        exchange.say("noted")


def _is_news(exchange: Exchange, fact: Fact) -> bool:
    """Whether a fact was not known like this before the message."""
    known = exchange.before.facts.get(fact.name) if exchange.before else None
    return known is None or known.value != fact.value


def note_bank(exchange: Exchange) -> None:
    """The visitor named their bank: how to reach it, when that is still to be done."""
    bank = exchange.library.contacts.bank(exchange.case.bank())
    calls_bank = [step for step in steps.to_do(exchange) if step.contact in (BANK, BANK_CARD)]
    cannot_call = exchange.case.is_true("cannot_talk") and not exchange.case.is_true("third_party")
    if bank and calls_bank and cannot_call:
        exchange.say("steps.no_call.bank")
    elif bank and calls_bank:
        exchange.reply(
            exchange.addressed(bank.say(exchange.case.language, abroad=exchange.case.is_true("abroad")))
        )
    else:
        note(exchange)


def names_details(exchange: Exchange) -> Next:
    """ "Mijn geboortedatum en adres": what was given opens nothing; no address for an officer."""
    case = exchange.case
    if case.scenario is None or case.form.is_under_way or not exchange.says("names_details"):
        return Next.PASS
    case.misunderstood = 0
    if case.pending and case.pending.kind == "fact" and case.pending.name in GROUPS:
        triage_talk.settle(exchange, case.pending.name, value=False, words=exchange.text)
        case.pending = None
    exchange.say_once("note.only_details")
    return Next.GO_ON


def nothing_done(exchange: Exchange) -> Next:
    """ "Nog niks gedaan", where nobody asked: that is good, and stays so."""
    if exchange.case.scenario is None or not exchange.says("nothing_done"):
        return Next.PASS
    exchange.case.misunderstood = 0
    exchange.say("note.nothing_done")
    return Next.GO_ON


def before_the_story(exchange: Exchange) -> Next:
    """Who cannot hear, or is a child, says so before what happened: heard, and what happened is asked."""
    case = exchange.case
    if case.scenario is not None or exchange.heard & set(LOSSES):
        return Next.PASS
    other = case.is_true("third_party")
    notes = {"cannot_talk": "note.cannot_talk", "minor": "note.minor_other" if other else "note.minor"}
    said = [key for name, key in notes.items() if name in exchange.heard and case.is_true(name)]
    new = [key for key in said if key not in case.told]
    for key in new:
        exchange.say_once(key)
    if new:
        case.misunderstood = 0
    return Next.GO_ON if new else Next.PASS


def repeat_of_story(exchange: Exchange) -> Next:
    """More about the same crime, without a new fact: on with what is open."""
    if exchange.case.scenario is None or exchange.top != exchange.case.scenario:
        return Next.PASS
    if exchange.text.endswith("?"):
        return Next.PASS  # no thanks for a question that has no answer
    exchange.say("listened")
    return Next.GO_ON


def _thanks(exchange: Exchange) -> Next:
    case = exchange.case
    if case.form.is_under_way:
        exchange.say("thanks.in_form")
        return Next.GO_ON
    if case.scenario is None:
        exchange.say("thanks.early" if case.emergency == "none" else "thanks.after_danger")
        return Next.STOP
    closing.goodbye(exchange)
    return Next.STOP
