# Uitwisselen: waarom een bundel niet gelezen of gemaakt wordt, en hoe we tegenover een ander werkstation staan.
bundle-none = Dit bestand is geen bundel van trede.
bundle-newer = Een nieuwere versie van trede maakte deze bundel (vorm { $found }). Werk trede bij en probeer het opnieuw.
bundle-cut = De bundel is afgebroken: { $have } van { $want } bytes. Kopieer hem opnieuw.
bundle-not-for-us = Deze bundel is niet voor dit werkstation. Vraag de afzender er een voor jullie te maken.
bundle-passphrase = Deze bundel gaat open met een wachtzin, en dit is hem niet.
bundle-damaged = De bundel is beschadigd ({ $what }). Kopieer hem opnieuw, of vraag de afzender om een nieuwe.
bundle-signature = De handtekening onder deze bundel klopt niet: iemand anders maakte of veranderde hem. Gebruik hem niet.
bundle-changed = De bundel veranderde tijdens het lezen. Er is niets overgenomen; probeer het opnieuw.
bundle-too-large = In deze bundel is iets te groot ({ $what }). Vraag de afzender om een nieuwe.
bundle-recipient = Een van de sleutels om de bundel mee te verzegelen is geen sleutel.
bundle-stopped = Gestopt. Er is niets veranderd.
bundle-disk = Het bestand kan niet gelezen of geschreven worden: { $why }
card-none = Dit is geen kaart van een werkstation, of er is een letter verkeerd. Kopieer hem opnieuw.
card-newer = Een nieuwere versie van trede maakte deze kaart. Werk trede bij en probeer het opnieuw.
exchange-unknown-signer = Deze bundel komt van een werkstation dat hier niet bekend is. Aanvaard eerst zijn kaart.
exchange-removed-signer = Deze bundel komt van een werkstation dat hier verwijderd is.
exchange-other-key = Dit werkstation tekent met een andere sleutel dan eerst. Vergelijk de woorden door de telefoon en aanvaard zijn nieuwe kaart.
exchange-own-card = Dit is de kaart van dit werkstation zelf.
exchange-no-such-peer = Er is geen bekend werkstation dat { $name } heet.
exchange-ambiguous-peer = Er zijn meer bekende werkstations die { $name } heten. Noem het begin van het id.
exchange-no-receiver = Er is nog niemand om naar te sturen. Aanvaard eerst de kaart van een ander werkstation.
exchange-not-our-location = Alleen werkstations van deze locatie krijgen alles.
exchange-a-backup = Deze bundel is een reservekopie van andere gegevens. Met trede restore worden het weer gegevens.
exchange-no-backup = Deze bundel is geen reservekopie. trede bundle inspect zegt wat het wel is.
exchange-no-key-file = Naast de reservekopie ligt geen sleutelbestand (.keyring). Leg dat erbij, of gebruik de herstelwoorden.
exchange-not-coordinator = Alleen een coördinator mag dit. Vraag er een.
# Het scherm van uitwisselen, en wat er gezegd wordt.
exchange-no-file = Dit bestand is er niet. Kijk naar de naam, of steek de stick er weer in.
exchange-file-exists = Er is al een bestand met deze naam. Kies een andere naam.
exchange-disk-full = Op deze schijf of stick is geen ruimte meer. Er is niets geschreven.
exchange-not-allowed = Hier mag niet geschreven of gelezen worden. Kies een andere map.
exchange-gone = Wat net te zien was, is er niet meer. Begin opnieuw; er is niets veranderd.
exchange-is-busy = Nog even: er loopt al iets. esc stopt het.
exchange-esc-stops = esc stopt
exchange-busy-plan = Bundel voorbereiden
exchange-busy-write = Bundel maken
exchange-busy-look = Bundel lezen
exchange-busy-take = Overnemen
exchange-title = Uitwisselen
exchange-own = Dit werkstation
exchange-stations = Bekende werkstations
exchange-stations-empty = Nog geen. a voegt de kaart van een ander werkstation toe; c laat de kaart van dit werkstation zien, om te geven.
exchange-found = Bundels bij de hand
exchange-found-empty = Geen bundels in de map die het laatst gebruikt is of op een stick. l leest een bundel uit een andere map.
station-known = bekend
station-unknown = onbekend
station-removed = verwijderd
station-other-key = andere sleutel
station-ourselves = dit werkstation zelf
station-ours = van ons
station-elsewhere = elders
station-heard = gehoord
station-never-heard = nog niets gehoord
station-sent = gestuurd
station-never-sent = nog niets gestuurd
station-has-all = heeft alles
station-lacks = { $count ->
    [one] mist 1 wijziging
   *[other] mist { $count } wijzigingen
}
exchange-kilobytes = { $size } kB
exchange-megabytes = { $size } MB
exchange-own-card-title = De kaart van dit werkstation
exchange-card-title = Kaart van
exchange-own-card-about = Geef deze kaart aan een ander werkstation: als bestand, of met de QR. Er staat niets geheims in en niets over deelnemers.
exchange-words = Woorden om door de telefoon te vergelijken:
exchange-qr-too-small = Voor de QR is dit venster te klein; vanaf 100 breed en 30 hoog staat hij hier.
exchange-compare = Bel dit werkstation en laat de woorden van hun kaart voorlezen. Zeg alleen ja als het precies deze zijn:
exchange-was-removed = Dit werkstation is hier verwijderd. Wie de kaart weer aanvaardt, laat het weer toe.
exchange-gets-all = Het hoort bij deze locatie: het krijgt alles.
exchange-gets-shared = Het hoort bij een andere locatie: het krijgt alleen wat met die locatie gedeeld is.
exchange-how-to-accept = Onbekend werkstation: deze bundel wordt niet overgenomen voordat iemand de kaart aanvaardt. De knop laat de kaart zien, met de woorden om door de telefoon te vergelijken.
exchange-button-save = Als bestand bewaren
exchange-button-accept = Ja, de woorden zijn gelijk
exchange-button-make = Bundel maken
exchange-button-take = Overnemen
exchange-button-card = Kaart bekijken
exchange-keys-card = tab naar de knop  esc terug
exchange-keys-preview = enter bekijk verschil  tab naar de knop  esc laat liggen
exchange-tab-first = Eerst met tab naar de knop, dan enter.
exchange-accept-again = Deze kaart is al aanvaard. Opnieuw aanvaarden neemt de naam en de locatie over die er nu in staan.
exchange-leaving-title = Nieuwe bundel · nog niet gemaakt
exchange-arriving-title = Bundel van
exchange-not-taken = nog niet overgenomen
exchange-for = Voor
exchange-for-passphrase = wie de wachtzin weet
exchange-folder = Map
exchange-inside = Inhoud
exchange-of = Van
exchange-stays = Blijft hier
exchange-nothing = Niets: de ander heeft alles al, of er is niets gedeeld.
exchange-nothing-to-send = Er is niets om te sturen.
exchange-entries = { $count ->
    [one] 1 wijziging
   *[other] { $count } wijzigingen
}
exchange-people = { $count ->
    [one] 1 deelnemer
   *[other] { $count } deelnemers
}
exchange-delta = alleen wat de ander mist
exchange-full = alles, ook eerdere waarden
exchange-about-nobody = { $count } over organisaties, modules en coaches
exchange-held = { $count } al hier
exchange-withheld-consent = geen toestemming om te delen
exchange-withheld-gone = niet meer hier
exchange-file = Bestand
exchange-signed = Ondertekend
exchange-connects = sluit aan op wat hier is
exchange-missing = { $count ->
    [one] 1 wijziging ontbreekt hier
   *[other] { $count } wijzigingen ontbreken hier
}
exchange-ask = vraag een nieuwe bundel aan
exchange-clock = { $count ->
    [one] de klok van de ander loopt 1 uur voor
   *[other] de klok van de ander loopt { $count } uur voor
}
exchange-copies = { $count ->
    [one] 1 wijziging komt van een kopie van dit werkstation
   *[other] { $count } wijzigingen komen van een kopie van dit werkstation
}
exchange-newer = { $count } van een nieuwere versie van trede: blijven bewaard
exchange-new = nieuw
exchange-changed = bijgewerkt
exchange-two = ≠ versies
exchange-erased = gewist
exchange-alike = lijkt op
exchange-is-like = lijkt op
exchange-stays-erased = { $count } over wie hier gewist is: blijft gewist
exchange-changes-nobody = Deze bundel verandert niemands dossier.
exchange-and-more = en nog { $count }
exchange-nameless = zonder naam
exchange-needs-passphrase = Deze bundel gaat open met een wachtzin. Typ hem hier.
exchange-unsaved-first = Er is hier nog iets niet bewaard. Wacht tot dat bewaard is; dan kan de bundel erin.
exchange-not-a-station = Kies eerst een bekend werkstation.
exchange-not-elsewhere = Kies eerst een werkstation van een andere locatie.
exchange-ask-remove = { $place } verwijderen? Er gaat niets meer heen en er komt niets meer van binnen. Wat er al is, blijft daar.
exchange-ask-join = Hoort dit werkstation voortaan bij { $place }? Dan gelden de naam en afspraken van die locatie hier, en krijgt die locatie alles wat hier staat. Er gaat niets verloren.
exchange-did-folder = In deze map wordt nu naar bundels gekeken: { $folder }
exchange-did-write = Bundel gemaakt: { $file } ({ $size } kB)
exchange-did-card = Kaart bewaard: { $file }
exchange-did-accept = { $place } is nu bekend.
exchange-did-remove = { $place } is verwijderd.
exchange-did-join = Dit werkstation hoort nu bij die locatie. Geef de nieuwe kaart (c) aan de andere werkstations: de oude zegt nog elders.
exchange-did-take = Overgenomen van { $place }: { $entries } nieuw, { $people } deelnemers, { $two } met twee versies.
wanted-standing = wat ieder hoort te krijgen
wanted-catalogue = alleen organisaties en modules
wanted-all = alles
fields-all = alles van het dossier
fault-for-whom = Kies voor wie de bundel is.
fault-in-bundle = Kies wat erin gaat.
fault-no-consent = Deze deelnemer gaf geen toestemming om te delen. Vraag die eerst.
fault-folder = Typ de map waar de bundel in moet.
fault-card = Plak de tekst van de kaart, of typ het bestand waar hij in staat.
field-for-whom = Voor wie
field-in-bundle = Wat gaat erin
field-only-kinds = Alleen voor
field-folder = Map of stick
field-card = Kaart of bestand
corner-bundle = bundel

# De gedeelde map: wat er kwam, wat er klaarligt en wat er wacht.
watch-taken = Overgenomen van { $place }: nieuwe mensen { $new }, bijgewerkt { $changed }, wijzigingen { $entries }.
watch-heard = { $place } zegt wat daar is; er kwam niets nieuws mee.
watch-two-versions = Met twee versies naast elkaar: { $number }. Kies welke geldt.
watch-erased = Daar gewist, en dus hier ook: { $number }.
watch-ahead = De klok van { $place } loopt { $hours } uur voor. Laat hem gelijkzetten.
watch-laid = Klaargelegd voor { $to }: mensen { $people }, wijzigingen { $entries }.
watch-laid-word = Klaargelegd voor { $to }: alleen het bericht wat hier is.
watch-tidied = Eigen bestanden opgeruimd, want wie ze moest hebben heeft ze: { $number }.
watch-waits = { $name }: { $why }
watch-half = nog niet helemaal gekopieerd; straks opnieuw.
watch-closed = kan nu niet geopend worden; straks opnieuw.
watch-newer = gemaakt door een nieuwere versie van trede; werk trede bij.
watch-broken = beschadigd; laat het opnieuw kopiëren, of vraag de afzender om een nieuwe.
watch-forged = de handtekening klopt niet: iemand anders maakte of veranderde het. Gebruik het niet.
watch-passphrase = gaat open met een wachtzin; lees het zelf in.
watch-unknown = van { $place }, dat hier niet bekend is; het wacht tot iemand de kaart aanvaardt.
watch-removed = van { $place }, dat hier verwijderd is.
watch-other-key = van { $place }, dat met een andere sleutel tekent dan eerst; vergelijk de woorden door de telefoon.
watch-backup = een reservekopie van { $place }, niet voor hier.
watch-words = Woorden van de kaart: { $words }.
watch-missing = Hier ontbreekt nog iets (wijzigingen: { $entries }). Het komt vanzelf als { $ask } de map weer ziet; vraag er anders daar naar.
watch-never = nog nooit
watch-has-all = { $place } (laatst gehoord: { $heard }) heeft alles.
watch-not-heard = { $place } (laatst gehoord: { $heard }) moet nu niets van hier hebben.
watch-lacks-lies = { $place } (laatst gehoord: { $heard }) mist nog iets (wijzigingen: { $lacks }); het ligt klaar.
watch-lacks = { $place } (laatst gehoord: { $heard }) mist nog iets (wijzigingen: { $lacks }); de volgende keer opnieuw.
watch-withheld = Blijft hier, want zonder toestemming om te delen: { $number }.
watch-folder-gone = De map is er niet. Zit de stick erin, is het netwerk er? De volgende keer opnieuw.
watch-folder-read-only = In de map mag niets geschreven worden. Vraag wie hem beheert; lezen gaat door.
watch-folder-full = De map is vol. Maak ruimte; de volgende keer opnieuw.
watch-folder-failed = De map doet het niet: { $why }. De volgende keer opnieuw.
watch-stopped = Gestopt. Wat gedaan is blijft; de volgende keer gaat het verder.
watch-notice-taken = Uit de gedeelde map, van { $place }: nieuw { $new }, bijgewerkt { $changed }, met twee versies { $versions }.
watch-notice-laid = In de gedeelde map ligt iets klaar voor { $to }.
watch-notice-waits-for = In de gedeelde map wacht iets op { $to }.
watch-notice-quiet = Niets nieuws in de gedeelde map; iedereen heeft alles.
watch-soon = Er is nog niet gekeken; dat gebeurt zodra het hier even stil is.
watch-did-choose = De gedeelde map is nu { $folder }. Elke twee minuten wordt erin gekeken als het hier even stil is.
watch-did-none = Er is geen gedeelde map meer.
exchange-watched = Gedeelde map
lock-watch = Zolang trede op slot is, wordt er niet in de gedeelde map gekeken.
exchange-nobody-elsewhere = Er is nog geen werkstation van een andere locatie bekend. Voeg eerst hun kaart toe: g u, dan a.
exchange-ask-bundle = Overgedragen. Nu de bundel voor { $place } maken?
deed-hand-over = overgedragen aan { $place }
fault-hand-to = Kies naar welke locatie.
fault-next-coach = Deze coach werkt op een andere locatie. Kies een coach van daar, of niemand.
fault-hand-ask = Vraag de deelnemer of we mogen delen, en noteer het antwoord.
fault-hand-refused = Zonder toestemming wordt er niets gedeeld en niemand overgedragen.
field-hand-to = Naar welke locatie
field-next-coach = Volgende coach
field-hand-note = Wat eerst te weten

# Reservekopieën op het scherm van uitwisselen.
exchange-busy-backup = Reservekopie maken
exchange-did-backup = Reservekopie gemaakt, teruggelezen en vergeleken: { $file } ({ $size } kB). Het bestand .keyring ernaast hoort erbij.
fault-backup = Typ de map of het bestand waar de reservekopie in moet.
backup-title = Laatste reservekopie
backup-elsewhere = buiten deze computer: { $day }
backup-elsewhere-old = buiten deze computer: { $day }, { $days } dagen geleden. Maak een nieuwe: { $key }
backup-elsewhere-none = nog geen buiten deze computer. Maak er een op een stick: { $key }
backup-here = op deze computer, door trede zelf: { $day }
backup-here-old = op deze computer: { $day }, { $days } dagen geleden. Laat trede even open staan; trede maakt er zelf een.
backup-here-none = op deze computer: nog geen; trede maakt er elke dag zelf een, als het even stil is
backup-today = vandaag
path-nothing = Hier ligt niets dat past.
exchange-keys-open = ↑ ↓ lezen  ← → vorige, volgende  tab naar de knop  esc terug
exchange-part = { $at } van { $all }
exchange-parts = { $from } tot { $to } van { $all }
exchange-untold = { $count ->
    [one] en nog 1 wijziging
   *[other] en nog { $count } wijzigingen
}
