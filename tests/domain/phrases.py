"""What people say in between, for walks through the dialogue: short, long, and of no use at all."""

PHRASES = (
    *"""
    ja / nee / nee hoor / ja nog / weet niet / weet ik niet / klopt / nog niet / stop / laat maar /
    bedankt / hallo / help / muis / geld weg / dat heb ik gedaan / hoe doe ik dat? / ik wil een mens /
    kost het geld? / en nu? / waarom wilt u mijn adres? / is mijn aanvraag binnen? / ik wil dat er een
    agent komt / ja kom maar langs / Ria Smit / g wolters / 1624 AB 77 / 07451 / 7451 abc / Dijkweg 77 /
    Hoorn / dorpsstraat 5 holten / 06-12345678 / tel 6123 / nee mijn nummer is 06 87654321 / mw T Kok,
    Lijsterlaan 8, 6711 AB Ede / geen uniform / waar waren we / 6300 / asn / ik wil de aanvraag
    intrekken / ik wil mijn adres wijzigen / hij staat voor de deur / 112 gebeld / hij is weg / ik kan
    niet bellen / ik wil niet meer / rot op / mijn moeder is 84 en alleen / ? / ... / a / 1 / 👍 / kun je
    me helpen / what should I do now please / de tweede / om drie uur / liever niet / <b>hoi</b>
    """.replace("\n   ", "")
    .strip()
    .split(" / "),
    "x" * 500,
)

# Said to be secret: taken out by web before anything else, and never said again.
SECRETS = (
    "mijn pincode is 4711",
    "ik heb de code 582913 doorgegeven",
    "mijn wachtwoord is Zomer-2931",
    "de cvc is 318",
    "mijn bsn is 111222333",
)

# The contact goes on, said where it was asked whether it ended: nobody is praised for these.
STILL_ON_THE_LINE = (
    "ja hij praat door",
    "ja hij belt nog steeds",
    "ja die geef ik nu",
    "hij is aan de telefoon",
    "ja ik heb hem aan de lijn",
    "yes he is on the phone",
)

# Words about one's own life, which are answered with 113 wherever they fall.
ABOUT_LIFE = (
    "ik hoef niet meer verder te leven zo",
    "7411 AB 5, mijn leven heeft geen zin meer",
    "ik was er liever niet meer",
)

# What the officer must know, and the words of it that are in the request.
FOR_THE_OFFICER = {
    "ik zit in een rolstoel": "rolstoel",
    "ik spreek alleen Fries": "Fries",
    "de computer staat uit": "computer staat uit",
    "ik ben slecht ter been en heb een hond": "hond",
}
