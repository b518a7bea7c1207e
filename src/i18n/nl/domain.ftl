# The word for every choice of the domain, and why an act is refused.

# Dutch as first or second language
nt-nt1 = NT1
nt-nt2 = NT2

# Work, short: it stands in the list
work-working = werkt
work-seeking = zoekt
work-not-seeking = zoekt niet

# Gender, for the count only
gender-female = vrouw
gender-male = man
gender-other = anders
gender-rather-not = zegt het liever niet

# Barrier check: short names, and -long where there is room
barrier-health = Gezondheid
barrier-health-long = Gezondheid en energie
barrier-home = Thuis
barrier-home-long = Thuis en relaties
barrier-money = Geld
barrier-money-long = Geld
barrier-housing = Wonen
barrier-housing-long = Wonen
barrier-care = Kinderen
barrier-care-long = Kinderen en zorgtaken
barrier-transport = Vervoer
barrier-transport-long = Vervoer en afstand
barrier-hours = Rooster
barrier-hours-long = Werktijden en rooster
barrier-language = Taal
barrier-language-long = Taal en begrijpen
barrier-digital = Digitaal
barrier-digital-long = Digitaal
barrier-papers = Papieren
barrier-papers-long = Papieren en regelingen
barrier-courage = Durven
barrier-courage-long = Leren durven
barrier-support = Steun
barrier-support-long = Zin en steun
barrier-employer = Werk
barrier-employer-long = Werkgever en werkplek
barrier-safety = Veilig contact
barrier-safety-long = Veilig contact
barrier-other = Anders
barrier-other-long = Anders
group-fixed = vast
group-practical = praktisch
group-learning = leren
group-work = werk
group-careful = voorzichtig
group-free = vrij

# The score is the effect on taking part; without one it is not-discussed
score-not-discussed = niet besproken
score-none = geen
score-watch = let op
score-hard = lastig
score-blocks = houdt tegen
score-refused = liever niet
help-now = nu
help-later = later
help-no = nee
handover-information = info meegegeven
handover-called = samen gebeld
handover-walked = meegelopen
barrier-status-open = open
barrier-status-asked = gevraagd
barrier-status-running = loopt
barrier-status-solved = opgelost
barrier-status-no-place = geen plek
barrier-status-declined = ziet af

# People
role-coach = coach
role-coordinator = coördinator
owner-participant = deelnemer
owner-coach = coach
owner-partner = organisatie
named-participant = deelnemer
named-together = samen
named-coach = coach

# Consents
purpose-share = delen met partner
purpose-health = gezondheid noteren
purpose-aftercare = bellen na afloop
purpose-story = verhaal gebruiken
asked-spoken = in gesprek
asked-phone = aan de telefoon
asked-paper = op papier

# Contacts
contact-spoken = gesproken
contact-not-reached = niet bereikt
contact-wrong-number = nummer klopt niet
contact-no-contact = wil geen contact
contact-moved = verhuisd
occupation-works = werk
occupation-learns = leren
occupation-seeks = zoeken
occupation-cares = zorg
occupation-other = anders
learns-on-yes = ja
learns-on-no = nee
learns-on-wants-to = wil wel, lukt nog niet
work-result-kept = werk behouden
work-result-better = meer uren of beter werk
work-result-found = werk gevonden
work-result-lost = werk verloren
appointment-intake = intake
appointment-intake-continued = intake vervolg
appointment-progress = voortgang
appointment-review = terugkijken
appointment-aftercare = nazorg
appointment-other = anders
appointment-state-planned = staat
appointment-state-held = geweest
appointment-state-missed = niet gekomen
appointment-state-cancelled = afgezegd
line-appointment = afspraak
line-schedule = contactmoment
line-barrier-review = terugkijken
line-barrier-open = nog geen actie of datum
line-step = stap
line-gap = tijd zonder module of gesprek
line-no-answer = opnieuw proberen
line-out-of-sight = uit beeld: weer proberen
line-intake-parked = intake verder
line-handover = overgedragen: kennismaken
line-no-date = nog geen afspraak
line-two-versions = ≠ twee versies: kies
line-expires = bewaartijd loopt af
line-silent = { $days } dagen niet gesproken
line-aftercare = nazorg na
line-yearly = nazorg, elk jaar
medium-phone = bellen
medium-message = appje
medium-email = mailen
medium-letter = brief
medium-in-person = hier
medium-visit = thuis
reach-self = kwam uit zichzelf
reach-around = via familie, vrienden of buren
reach-peer = via een deelnemer of ervaringsdeskundige
reach-warm = samen met een organisatie
reach-campaign = brief, poster of website
reach-outreach = aangesproken op een vindplaats

# Status
status-registered = aangemeld
status-intake = intake
status-trajectory = traject
status-aftercare = nazorg
status-paused = pauze
status-out-of-sight = uit beeld
status-no-contact = wil geen contact

# Intake
topic-welcome = Welkom en toestemming
topic-wish = Wat wilt u leren?
topic-now = Nu
topic-learning = Leren tot nu toe
topic-levels = Taal, rekenen, digitaal
topic-ahead = Vooruitkijken
topic-barriers = Wat kan in de weg zitten?
topic-step = Eén kleine stap
topic-module = Module, organisatie, maatje
topic-appointment = Afspraak en terugvertellen
topic-state-done = besproken
topic-state-skipped = overgeslagen
topic-state-parked = later verder

# Levels
skill-reading = lezen
skill-writing = schrijven
skill-speaking = spreken
skill-listening = luisteren
skill-conversation = gesprekken
skill-literacy = alfabetisering
skill-arithmetic = rekenen
skill-digital = digitale vaardigheden
level-below-entry = onder Instroom
level-entry = Instroom
level-1f = 1F
level-2f = 2F
level-3f = 3F
level-a0 = A0
level-a1 = A1
level-a2 = A2
level-b1 = B1
level-b2 = B2
level-c1 = C1
level-alfa-a = Alfa A
level-alfa-b = Alfa B
level-alfa-c = Alfa C
level-basic-1 = Basisniveau 1
level-basic-2 = Basisniveau 2
level-unknown = onbekend
source-impression = indruk coach
source-own-estimate = zelfinschatting
source-basismeter = Basismeter
source-provider-test = toets aanbieder
source-diploma = diploma
latin-yes = ja
latin-partly = deels
latin-no = nee

# Perspective and step
cell-soon-work = binnenkort, werk
cell-later-work = later, werk
cell-soon-life = binnenkort, leven
cell-later-life = later, leven
outcome-done = gelukt
outcome-partly = deels
outcome-not-yet = nog niet

# Proof, in rising civil effect
proof-participation = bewijs van deelname
proof-branch = branchecertificaat
proof-practice = praktijkverklaring
proof-mbo-statement = mbo-verklaring
proof-mbo-certificate = mbo-certificaat
proof-entree = diploma entree
proof-diploma = diploma niveau 2 of hoger

# Schedule and modules
anchor-intake = na de intake
anchor-module-start = na de start van een module
anchor-module-end = bij het eind van een module
anchor-trajectory-end = na het traject
lane-basic = B
lane-basic-choice = B basis
lane-basic-long = basisvaardigheden
lane-vocational = V
lane-vocational-choice = V vak
lane-vocational-long = vakvaardigheden
lane-both = BV
lane-both-choice = BV samen
lane-both-long = basis en vak samen
module-kind-lessons = lessen
module-kind-practice = praktijkleren
module-kind-buddy = met een maatje
module-kind-online = online
module-status-planned = gepland
module-status-waiting = wachtlijst
module-status-running = loopt
module-status-finished = klaar
module-status-stopped = gestopt
difference-distance = te ver
difference-waiting-list = wachtlijst
difference-level = niveau past nog niet
difference-costs = kosten
difference-other = anders

# Why something cannot be kept; nothing changed
act-name-missing = Een naam is nodig. Elke naam die de deelnemer kiest is goed.
act-empty = Dit is nog leeg. Typ een paar woorden.
act-too-long = { $over } tekens te veel: er passen er { $max }. De tekst blijft staan.
act-in-the-future = { $day } komt nog. Kies vandaag of eerder.
act-in-the-past = { $day } is voorbij. Kies vandaag of later.
act-step-too-long = Een stap duurt hoogstens { $days } dagen. Kies een eerdere dag of een kleinere stap.
act-step-over = Hoe deze stap ging, staat er al. Spreek een nieuwe stap af.
act-health-closed = Gezondheid noteren mag pas na toestemming. Vraag die eerst (onderwerp 1).
act-nothing-open = Hier zit niets in de weg. Geef eerst een score.
act-solve-instead = Kies *opgelost*: dan vraagt trede wat er hielp.
act-sharing-refused = De deelnemer wil niet dat wij iets delen. Geef alleen informatie mee, of vraag het opnieuw.
act-sharing-not-asked = Vraag de deelnemer eerst of we mogen delen, en noteer het antwoord (toestemming: delen met partner).
act-same-location = Dit is een werkstation van deze locatie. Kies liever een andere coach voor de deelnemer.
act-unknown = Dit staat er niet meer. Iemand heeft het weggehaald.
act-via-missing = Schrijf op via wie of hoe contact veilig is.
act-way-excluded = De deelnemer wil zo niet bereikt worden. Kies een andere manier.
act-frozen = Dit dossier staat stil op verzoek van de deelnemer. Hef dat eerst op.
act-birth-year = { $number } kan geen geboortejaar zijn. Kijk het na.
act-school-years = { $number } jaar school is te veel. Kijk het na.
act-week = Een week heeft 21 dagdelen. Kijk ze na.
act-own-buddy = Iemand kan niet het eigen maatje zijn. Kies een ander.
act-level-does-not-fit = Dit niveau hoort niet bij deze vaardigheid. Kies er een uit de lijst.
act-crebo = Een crebonummer heeft 5 cijfers. Kijk het na.
act-end-before-start = De laatste dag ligt voor de eerste. Verander een van de twee.
act-no-dates = Er staan nog geen data. Typ de eerste en de laatste dag.
act-dayparts = Een week heeft hoogstens 21 dagdelen. Kijk het getal na.
act-trajectory-runs = Er loopt al een traject. Sluit dat eerst af.
act-trajectory-ended = Dit traject is afgelopen. Begin een nieuw traject.
act-mood = Hoe het gaat is een cijfer van 1 tot en met 5.
act-not-spoken = Alleen een gesprek heeft antwoorden. Kies *gesproken* of laat ze leeg.
act-appointment-over = Deze afspraak staat niet meer. Maak een nieuwe.
act-reason-missing = Schrijf op waarom. Dat helpt wie dit weer oppakt.
act-not-later = { $day } is niet later dan vandaag. Kies een latere dag.
act-coordinator-only = Alleen een coördinator verandert dit. Vraag het aan een coördinator.
act-last-coordinator = Er blijft altijd een coördinator die hier binnen kan. Maak eerst iemand anders coördinator.
act-same-coach = De agenda gaat naar iemand anders. Kies een andere coach.
act-already-there = Dit staat al in de lijst. Verander die regel.
act-weeks = Typ een aantal weken van 1 tot en met { $max }.
act-keep-months = Typ een aantal maanden van 1 tot en met { $max }.
act-idle-minutes = Typ een aantal minuten van 1 tot en met { $max }.
act-too-far-ahead = Dit is te ver vooruit. Hoogstens { $max } maanden.
act-after-intake = Dit moet een tijdje na de intake zijn. Typ 1w of langer.
act-yearly-after-trajectory = Elk jaar kan alleen na het traject. Kies dat, of typ weken of maanden.
act-last-line = Eén regel na het traject moet blijven staan, anders raakt iemand uit beeld.

# Who gets what
fields-coach = coach elders: alles
fields-provider = lesgever: niveaus en modules, geen barrières
fields-municipality = gemeente: status, modules, bewijzen
