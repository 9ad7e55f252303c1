"""First names that are common in the Netherlands, to be taken out of texts in any spelling.

Names that are also ordinary words ("bas", "mark", "roos", "wil") are left out: with a capital inside a
sentence they are found all the same.
"""

FIRST_NAMES = frozenset(
    """
    aad aaltje abdel abdul abdullah achmed adam adriaan adrie agnes ahmed ahmet aicha alberdina albert
    alex alexander ali alice alida amber amina amir amira anaïs andre andrea andreas andré angela
    angelique anita anja anke ann anna anneke annelies annemarie annemiek annet annie annika anouk
    antoinette anton antoon appie ariana arie arjan arjen arnold arnoud arthur astrid ayse aysel ayşe
    barbara barend bart bas-jan bauke beatrix bernadette bernard bert berta bertus betsie betty bianca
    bilal bjorn björn boris bouchra bram brenda brigitte camiel carla carlijn carlo carolien caroline
    cas casper catharina chantal charlotte christiaan christien christina christine clara claudia coby
    cor cora corine cornelia cornelis corrie cynthia daan daisy damian daniel danielle danique daniëlle
    danny david davy debby deborah denise dennis derk desiree diana dick dieuwke dimitri dirk djamila
    dominique donna doris douwe dries eefje elena eline elisabeth elise ella ellen elly elsbeth emiel
    emily emine emma emre eric erik erwin esmee esther eva evelien eveline evert ewout fadi farid fatima
    fatma femke ferry fieke floris frank frans fred frederik freek frits gea geert gemma gerard gerda
    gerrie gerrit gert gertjan gijs gijsbert greet greetje gretha guus hafid hamza hanna hannah hanneke
    hannie hans harm harmen harrie harry hasan hassan heidi heleen helena hendrik hendrika henk hennie
    henny henri henriette herman hetty hilda hilde houda hubert hugo huub ibrahim ilona ilse imane ineke
    inge ingrid irene iris irma isabel isabella ismail jaap jaap-jan jacco jack jacob jacoba jacqueline
    jacques jamal jan jana janine jannie jans jantine jantje jasmijn jasper jeanet jeanette jeannette
    jeannine jelle jelmer jennifer jenny jeroen jeroentje jesse jessica jetske jim joan joanna joep
    johan johanna johannes john jolanda jolien jonas jonathan joost jordy joris jose josef josephine
    josé joyce juan judith julia julian juliëtte jurgen jurre karel karen karim karin karlijn katja kees
    kevin khadija khalid kim klaas koen koos kristel lambert lars laura laurens leanne lena lennart leo
    leon leonie lia lianne lidwien lieke liesbeth lilian linda lisa lisette loes lotte louis louise
    lucas lucia luuk maaike maarten maartje machteld madelon maik manon marc marcel marco margot
    margreet margriet maria marianne marie marieke marije marijke marijn marina mario mariska marit
    marja marjan marjo marjolein marleen marlies marlous marthe martijn martin martine mathijs matthijs
    maud maurice mehmet melanie melissa menno michael michel michelle michiel mieke miep mike milan
    milou mimoun mina miranda mirjam mohamed mohammed moniek monique mourad murat mustafa nadia nadine
    nancy naomi natasja nathalie neeltje nel nellie nick nicolaas nicole niek niels nienke nina noah
    noor nora noud omar otto patricia patrick paul paula pauline peter petra philip piet pieter pim
    pleun priscilla quinten rachel rachid ralph ramon rashid raymond rebecca reinier remco renate rene
    renske rené ria rianne richard rick rik rinus rita rob robbert robert robin roderick roel roelof
    roland rolf romy ronald rosalie rosanne roy ruben rudolf ruud saar sabine salma samira sander sandra
    sanne sara sarah saskia sebastiaan selma sem semra serge sevda sharon shirley siem sietske simon
    simone sjaak sjoerd sjors sofie sonja sophie stef stefan stefanie stefano steven stijn susan suzanne
    sven sylvia tamara tanja teun teunis thea theo theodora thijs thom thomas tijmen tim timo tineke
    tjeerd tobias tom tony trijntje truus ursula valerie vanessa vera victor victoria vincent wendy
    wesley wessel wiebe wietske wijnand willeke willem willemien willemijn wilma wim wouter xander yara
    yasmin yasmina yassine youssef yusuf yvette yvonne zahra zeynep zoë
    """.split()
)
