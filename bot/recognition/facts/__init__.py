"""Facts, entities and language from a victim's own words.

`read(text, nlp)` goes through these steps, each a file of its own:

    spelling       one letter in, one letter out: lower case, no accents
    amounts, names, places, identifiers, time, persons     what is named, by the letters
    typing_habits, tokens, senses     words in one spelling, each with its place
    clauses        the pieces in which "niet", "bijna" and "moet ik" hold
    losses, danger, contact, help_sought, crisis, actions_taken, people, english     the rules
    scenes, danger_scenes, danger_announced     danger told in any order: who, where, doing what
    negation       was it done, denied, or only planned, asked or claimed
    reference, together     "die heb ik gegeven"; two clauses that mean more than each alone
    resolve        one value for each fact

To add a way of saying something, add a line to a rule (the pattern language is told in patterns.py) or a
word to words.yml, and the sentence to tests/recognition/facts/.
"""

from bot.recognition.facts.reading import Reading, read

__all__ = ["Reading", "read"]
