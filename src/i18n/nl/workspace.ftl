# What the screens say around the content.
screen-too-small = Maak dit venster groter (40 × 10).
header-demo = oefenen
header-week = week
header-before = vóór
header-step = stap
header-no-step = nog geen stap: d
header-no-wish = nog geen wens: l
pane-list = Deelnemers
pane-barriers = In de weg
pane-barriers-long = Wat in de weg zit
pane-timeline = Modules
pane-agenda = Agenda
pane-agenda-long = Agenda en nazorg
footer-locks-in = op slot over
footer-saving = bewaren…
footer-saved = bewaard
footer-unsaved = niet bewaard
footer-draft-saved = concept bewaard
list-empty = Nog geen deelnemers. Druk op n voor de eerste, of g i voor een inloop.
list-no-hits = Niemand gevonden. Esc haalt zoeken en filter weg.
list-neither = niet
list-search = zoek naam, plaats, nummer
list-filter = filter
list-found = { $shown } van { $all }
filter-buddy = met maatje
filter-no-buddy = zonder maatje
filter-mine = mijn
filter-everybody = iedereen
barriers-empty = Wat maakt meedoen lastig? Kies eerst een deelnemer.
barriers-open = open
barriers-blocking = houdt tegen
barriers-closed = vraag eerst toestemming (intake, onderwerp 1)
barriers-closed-short = vraag eerst toestemming
barriers-scores = zet
timeline-empty = Korte modules op weg naar een doel. Druk op n voor de eerste.
timeline-nobody = Korte modules op weg naar een doel. Kies eerst een deelnemer.
timeline-progress = { $done } van { $all } klaar
timeline-towards = naar
timeline-waits-for = wacht op
timeline-long = lang: opdelen?
timeline-guidance = gesprekken
timeline-nothing = niets
timeline-add = voeg toe:
timeline-short = kort
timeline-far = lang
agenda-earlier = gepland eerder
agenda-earlier-short = eerder
agenda-today = vandaag
agenda-week = week
agenda-empty = Niemand wacht. Druk op n voor een afspraak.
form-too-long = tekens te veel
doubt-phone = Klopt dit nummer? Een Nederlands nummer heeft 10 cijfers, een buitenlands begint met +.
doubt-email = Klopt dit adres? Er hoort een @ in en een punt erachter.
form-letter-finds = Een letter kiest de volgende naam die ermee begint.
form-other-version = ≠ Er staat ook: { $value }. Kiezen gaat met V in het werkblad.
timeline-move-when = eerder, later
timeline-move-length = lengte
form-more-above = { $count ->
    [one] ▲ nog 1 vraag hierboven
   *[other] ▲ nog { $count } vragen hierboven
}
form-more-below = { $count ->
    [one] ▼ nog 1 vraag hieronder
   *[other] ▼ nog { $count } vragen hieronder
}
form-week-parts = per dag: ochtend, middag, avond
form-new-person = nieuwe deelnemer
form-module = module
card-soon = binnenkort (3 maanden)
card-later = later (1 tot 2 jaar)
card-work = werk
card-life = leven
overlay-menu = Wat kun je hiermee doen?
overlay-help = Toetsen op deze plek
overlay-palette = Alle acties en deelnemers
overlay-question = Vraag
overlay-story = Verhaal
overlay-alike = Dezelfde persoon?
alike-part = hoort bij deze persoon, met { $contacts ->
    [0] nog geen gesprek
    [one] één gesprek
   *[other] { $contacts } gesprekken
}
alike-number = zelfde nummer
alike-name = zelfde naam
alike-sounds = naam klinkt hetzelfde
alike-close = naam lijkt erop
alike-given = zelfde voornaam
alike-year = zelfde geboortejaar
alike-near-year = geboortejaar bijna gelijk
alike-other-year = ander geboortejaar
alike-phone = zelfde telefoon
alike-postcode = zelfde postcode
alike-quarter = zelfde wijk
alike-somebody = iemand in de lijst
alike-suggestion = Lijkt op { $name }: { $why }.
alike-decided-same = Dezelfde als { $name }: samen één rij na het bewaren.
alike-decided-different = Niet dezelfde als { $name }.
overlay-import = Lijst inlezen
overlay-nothing = Niets gevonden. Typ iets anders.
overlay-yes-no = enter ja   esc nee
overlay-keys-choose = ↑ ↓ kies  enter doe het  esc terug
overlay-keys-read = ↑ ↓ lees verder  esc terug
overlay-keys-import = enter lees in  ctrl-b het is geen BSN  esc laat liggen
story-with = samen met
story-empty = Wat jullie bespreken staat straks hier, het nieuwste bovenaan.
overlay-keys = enter verder  esc terug
setup-welcome = Welkom bij trede. Vertel waar je werkt en hoe je heet, en kies een wachtzin: vier gewone woorden achter elkaar.
setup-words = Schrijf deze twaalf woorden op papier en bewaar ze veilig. Wie zijn wachtzin kwijt is, krijgt daarmee een nieuwe: trede recover. Ze komen hierna nooit meer op het scherm.
setup-words-standard = Het zijn Engelse woorden, uit een vaste lijst die overal bekend is (BIP39). Zo zijn ze ook over jaren nog te lezen.
setup-words-keys = enter ze staan op papier
setup-words-check = Typ twee van de woorden over van je papier. Dan weet je zeker dat ze er goed op staan.
setup-words-check-keys = enter verder  esc de woorden nog eens
setup-busy = Een ogenblik: de sleutels worden gemaakt.
setup-keys = enter verder  esc stop
lock-ask = Typ je wachtzin.
lock-busy = Een ogenblik.
lock-keys = enter open  esc stop
cover-keys = F8 verder   F9 slot
intake-may-read = De deelnemer mag dit lezen.
intake-name-first = Typ eerst een naam bij onderwerp 1.
intake-topics = Onderwerpen
intake-title = Intake
intake-minutes = { $count } min
intake-later = later
quick-title = inloop
review-title = Gesprek
review-contact = Contact
review-contact-only = alleen
review-contact-no = niet bellen of appen; deze persoon komt langs
review-also = Ook
review-handover = Overgedragen
review-last = Vorige keer
review-open = Open
review-finished = Afgerond
review-step = Stap
review-planned = gepland
plan-title = Mijn plan
plan-wish = Mijn wens
plan-step = Mijn stap
plan-lessons = Mijn lessen
plan-next = Onze afspraak
plan-back = Wij praten weer
plan-at = om
read-back-title = Lees dit samen na
read-back-so-far = Dit staat er al
read-back-arranged = Wat we regelen
plan-empty = Hier komt uw plan: uw wens, één kleine stap en onze afspraak.
after-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
after-minutes = { $count ->
    [one] 1 minuut
   *[other] { $count } minuten
}
after-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weken
}
after-months = { $count ->
    [one] 1 maand
   *[other] { $count } maanden
}

# a list to import
import-sum = { $new } nieuw, { $changed } bijgewerkt, { $same } gelijk, { $refused } niet in te lezen. { $doubles } misschien dubbel.
import-busy = Bezig met inlezen: { $percent } %   esc stopt, er verandert dan niets
import-problems = Nakijken ({ $number }):
import-ignored = niet gelezen

# the screen of the location
after-at-once = meteen
after-yearly = elk jaar
after-module-end = na het eind van een module
at-module-start = aan het begin van een module
at-trajectory-end = aan het eind van het traject
typed-yearly = jaarlijks
location-title = Ons Taalhuis
location-schedule = Contactmomenten
location-templates = Modules
location-partners = Organisaties
location-settings = Instellingen
location-default = standaard
location-own = eigen lijst
location-read-only = alleen lezen
location-schedule-about = Op deze momenten vraagt de agenda om een gesprek. Een traject dat al loopt, houdt de momenten van toen het begon.
location-templates-about = Deze modules staan klaar bij een nieuwe module. Modules die al gepland zijn, blijven zoals ze zijn.
location-coaches = Coaches
coach-no-passphrase = geen wachtzin hier
form-coach = Coach
location-coaches-about = Wie hier binnen kan. Elke coach verandert de eigen wachtzin; een coördinator voegt toe, geeft rollen en neemt weg.
location-partners-about = Deze organisaties staan klaar als je iemand verwijst.
location-settings-about = Dit geldt voor iedereen die hier werkt.
location-templates-empty = Nog niets in deze lijst. Druk op n voor de eerste module.
location-partners-empty = Nog niets in deze lijst. Druk op n voor de eerste organisatie.
location-dayparts = { $count ->
    [one] 1 dagdeel
   *[other] { $count } dagdelen
}
form-schedule-line = contactmoment
form-template = module voor de lijst
form-partner = organisatie
filter-two-versions = ≠
filter-maybe-double = ≈
list-maybe-double = misschien dubbel
overlay-settle = Twee versies
settle-place = { $at } van { $all }
settle-choose = kies
settle-leave = esc laat staan
settle-why = Deze zijn los van elkaar opgeschreven. Kies wat klopt; niets gaat verloren.
settle-shown = staat er nu
