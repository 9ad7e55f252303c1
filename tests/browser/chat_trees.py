"""What a screen reader finds in a state of the chat: names and roles, in order, as Playwright writes them.

What is not listed may be there too. Keys are names of chat_states.py, and "frame" the chat on another site.
"""

TREES = {
    "begin": """
- link "Direct naar het berichtveld"
- banner "Hulp na online fraude":
  - navigation "Taal":
    - link /NL/
    - link /EN/
- region "Bij spoed":
  - link "Gevaar? Bel 112":
    - /url: tel:112
  - link /Geen spoed/:
    - /url: tel:09008844
  - button "Snel weg"
- main "Chat met de digitale hulp":
  - heading "Chat met de digitale hulp" [level=1]
  - paragraph: U chat met een computer
  - button "Opties"
  - region "Gesprek":
    - list:
      - listitem:
        - paragraph: /computer/
  - button "Liever een mens?"
  - textbox "Uw bericht"
  - button "Verstuur"
  - paragraph: /Geef nooit uw pincode/
- complementary "Uw stappen en belangrijke nummers":
  - region "Uw stappen":
    - heading "Uw stappen" [level=2]
  - region "Belangrijke nummers":
    - heading "Belangrijke nummers" [level=2]
    - list
""",
    "steps": """
- main "Chat met de digitale hulp":
  - region "Gesprek":
    - list:
      - listitem:
        - list:
          - listitem:
            - heading "Hang op" [level=2]
            - button /Dit is gedaan/
            - button /Hoe doe ik dat/
    - group "Kies een antwoord of typ zelf":
      - button "Ja, vraag een agent"
      - button "Nee, geen agent"
  - textbox "Uw bericht"
- complementary "Uw stappen en belangrijke nummers":
  - region "Uw stappen":
    - list:
      - listitem:
        - paragraph: Hang op
        - button /Dit is gedaan/
  - region "Bewaar bewijs":
    - list:
      - listitem:
        - checkbox
""",
    "emergency": """
- main "Chat met de digitale hulp":
  - region "Gesprek":
    - list:
      - listitem:
        - paragraph:
          - text: U
          - time
        - paragraph: Hij staat nu voor mijn deur.
      - listitem:
        - paragraph:
          - text: Digitale hulp – Spoed
          - time
        - paragraph
        - link "Bel 112":
          - /url: tel:112
    - group "Kies een antwoord of typ zelf":
      - button /112/
  - button "Liever een mens?"
  - textbox "Uw bericht"
  - button "Verstuur"
""",
    "ticked_off": """
- main "Chat met de digitale hulp":
  - region "Gesprek":
    - list:
      - listitem:
        - list:
          - listitem:
            - paragraph: Hang op (gedaan)
          - listitem:
            - heading "Bel uw bank" [level=2]
            - paragraph
            - button /Dit is gedaan.*Bel uw bank/
            - button /Hoe doe ik dat.*Bel uw bank/
      - listitem:
        - paragraph:
          - text: U
          - time
        - paragraph: Dit is gedaan
  - textbox "Uw bericht"
- complementary "Uw stappen en belangrijke nummers":
  - region "Uw stappen":
    - heading "Uw stappen" [level=2]
    - text: /1 van \\d+ gedaan/
    - list:
      - listitem:
        - paragraph: Hang op (gedaan)
""",
    "form": """
- main "Chat met de digitale hulp":
  - region "Gesprek":
    - list:
      - listitem:
        - paragraph:
          - text: U
          - time
        - paragraph: Ja, vraag een agent
      - listitem:
        - paragraph:
          - text: Digitale hulp
          - time
        - paragraph: /Hoe heet u/
    - group "Kies een antwoord of typ zelf":
      - button "Naam overslaan"
  - textbox "Uw bericht"
  - button "Verstuur"
""",
    "form_error": """
- main "Chat met de digitale hulp":
  - region "Gesprek":
    - list:
      - listitem:
        - paragraph:
          - text: U
          - time
        - paragraph: 06-1234
      - listitem:
        - paragraph:
          - text: Digitale hulp
          - time
        - paragraph: /Dit nummer lijkt niet compleet.*Wat is het nummer/
    - group "Kies een antwoord of typ zelf":
      - button "Via deze chat"
  - textbox "Uw bericht"
""",
    "too_long": """
- main "Chat met de digitale hulp":
  - textbox "Uw bericht" [invalid]: /Een lange zin met woorden/
  - button "Verstuur"
  - text: /Dit bericht is te lang/
  - button "Verstuur in 2 delen"
""",
    "offline": """
- main "Chat met de digitale hulp":
  - paragraph: /Geen internet/
  - region "Gesprek":
    - list:
      - listitem:
        - paragraph: U
        - paragraph: Bent u daar?
        - paragraph: Wacht op verbinding
  - textbox "Uw bericht"
  - button "Verstuur"
""",
    "summary": """
- dialog "Samenvatting":
  - heading "Samenvatting" [level=2]
  - link "Bel 112":
    - /url: tel:112
  - button "Snel weg"
  - button "Sluiten"
  - paragraph: Bankhelpdeskfraude
  - heading "Uw stappen" [level=3]
  - list:
    - listitem:
      - paragraph: Hang op
  - heading "Let hierop" [level=3]
  - list
  - heading "Waarom dit advies" [level=3]
  - list
  - heading "Nummers" [level=3]
  - list:
    - listitem:
      - link "112":
        - /url: tel:112
    - listitem:
      - link "0900-0101":
        - /url: tel:09000101
      - text: –
      - link "slachtofferhulp.nl/gebeurtenissen/oplichting-en-fraude/online-fraude"
  - heading "Bewaar dit als bewijs" [level=3]
  - list
  - button "Print of bewaar als pdf"
  - button "Bewaar als bestand"
  - button "Bewaar het hele gesprek"
  - link "Mail"
""",
    "rating": """
- dialog "Samenvatting":
  - group "Heeft deze chat u geholpen?":
    - button "Ja"
    - button "Een beetje"
    - button "Nee"
""",
    "glossary": """
- dialog "Moeilijke woorden uitgelegd":
  - heading "Moeilijke woorden uitgelegd" [level=2]
  - link "Bel 112"
  - button "Snel weg"
  - button "Sluiten"
  - group:
    - text: aangifte
    - paragraph: /U vertelt de politie/
  - group: bankhelpdeskfraude
""",
    "warned": """
- dialog "Bent u er nog?":
  - heading "Bent u er nog?" [level=2]
  - link "Bel 112":
    - /url: tel:112
  - button "Snel weg"
  - button "Sluiten"
  - paragraph: /gaat over 2 minuten op pauze/
  - button "Ik ben er nog"
""",
    "frame": """
- banner "Hulp na online fraude":
  - navigation "Taal"
  - link "Open op een hele pagina"
  - button /Maak de chat kleiner/
- region "Bij spoed":
  - link "Gevaar? Bel 112":
    - /url: tel:112
  - button "Snel weg"
- main "Chat met de digitale hulp":
  - button "Opties"
  - region "Gesprek":
    - list
  - textbox "Uw bericht"
  - button "Verstuur"
""",
    "wrong": """
- main:
  - textbox "Uw bericht"
  - button "Verstuur"
  - text: Typ eerst uw bericht.
""",
    "failed": """
- main:
  - region "Gesprek":
    - list:
      - listitem:
        - paragraph: U
        - paragraph: Hier is iets mee.
        - paragraph:
          - text: /Niet verstuurd/
          - button "Probeer opnieuw"
          - button "Weghalen"
""",
    "masked": """
- main:
  - region "Gesprek":
    - list:
      - listitem:
        - paragraph: /Wij hebben uw pincode weggehaald/
""",
    "waiting": """
- main:
  - paragraph: /U wacht op een medewerker/
  - region "Gesprek"
  - textbox "Uw bericht"
""",
    "with_a_person": """
- main:
  - paragraph: U chat met Sanne, medewerker
  - region "Gesprek":
    - list:
      - listitem:
        - paragraph:
          - text: Sanne
          - time
        - paragraph: Goedemiddag. Waar bent u nu?
  - textbox "Uw bericht"
""",
    "closed": """
- main:
  - paragraph: Dit gesprek is gesloten
  - region "Gesprek"
  - button "Begin een nieuw gesprek"
  - button "Samenvatting bewaren of printen"
  - group "Heeft deze chat u geholpen?":
    - button "Ja"
    - button "Een beetje"
    - button "Nee"
""",
    "options": """
- dialog "Opties":
  - heading "Opties" [level=2]
  - link "Bel 112":
    - /url: tel:112
  - button "Snel weg"
  - button "Sluiten"
  - button "Samenvatting bewaren of printen"
  - button "Verwijder mijn gesprek"
  - checkbox "Lees berichten voor"
  - checkbox "Geluid bij een nieuw bericht"
  - checkbox "Enter verstuurt het bericht" [checked]
""",
    "erasing": """
- dialog "Verwijder mijn gesprek":
  - heading "Verwijder mijn gesprek" [level=2]
  - link "Bel 112"
  - button "Snel weg"
  - heading "Dit verwijderen wij" [level=3]
  - button "Nee, ga terug"
  - button "Ja, verwijder mijn gesprek"
""",
    "paused": """
- dialog "De chat staat op pauze":
  - heading "De chat staat op pauze" [level=2]
  - button "Ga verder"
  - link "Bel 112"
  - button "Snel weg"
""",
}
