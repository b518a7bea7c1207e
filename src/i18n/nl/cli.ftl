# The command line. Its own help (trede --help) is English.
cli-progress = Een ogenblik: { $percent } %
cli-ask-passphrase = Wachtzin:
cli-choose-passphrase = Kies een wachtzin van vier gewone woorden:
cli-again-passphrase = Typ de wachtzin nog een keer:

# Why something did not work
cli-no-folder = Er is geen map voor de gegevens. Noem er een met --store MAP.
cli-no-passphrase = Zonder wachtzin gaat de kluis niet open, en hier kan trede er niet om vragen. Zet hem op de eerste regel van een bestand en noem dat met --passphrase-file BESTAND.
cli-no-store = Hier staan geen gegevens van trede. Begin met trede init, zet een reservekopie terug met trede restore, of noem een andere map met --store MAP.
cli-already-a-store = Hier staan al gegevens van trede. Er is niets veranderd. Noem een andere map met --store MAP.
cli-not-allowed = De map met gegevens mag niet beschreven worden. Vraag het wie deze computer beheert.
cli-disk = De schijf doet het niet: { $why }
cli-failed = Dat lukt niet: { $why }
cli-file = { $file }: { $why }
cli-output = De uitvoer lukt niet: { $why }
cli-words-lost = De herstelwoorden kwamen niet aan en staan nergens anders. Gooi deze nieuwe map weg en begin opnieuw met trede init.
cli-no-terminal = Dit is geen terminal, dus het scherm kan hier niet. Gebruik trede list, trede agenda of trede show; trede --help noemt de rest.
cli-terminal = De terminal doet het niet: { $why }
cli-nobody = Niemand gevonden. Kijk de naam of het nummer na, of zoek met trede list --search.
cli-several = Dit past bij meer mensen. Kies er een met het id of het nummer:
cli-no-coach = Er is hier geen coach { $name }. Bekend zijn: { $known }.

# What the store has to say
cli-notice-rebuilt = De gegevens waren beschadigd en zijn hersteld uit het veiligheidslogboek. Er is niets kwijt.
cli-notice-log-mended = { $number ->
    [one] In het veiligheidslogboek miste 1 regel. Die is weer aangevuld. Er is niets kwijt.
   *[other] In het veiligheidslogboek misten { $number } regels. Die zijn weer aangevuld. Er is niets kwijt.
}
cli-notice-unfinished = De laatste keer bewaren werd afgebroken ({ $number } bytes). Dat was nog niet als bewaard getoond.
cli-notice-lost = Er { $number ->
    [one] is minstens 1 bewaarde regel
   *[other] zijn minstens { $number } bewaarde regels
    } kwijt; { $places ->
    [one] 1 plek in het logboek is
   *[other] { $places } plekken in het logboek zijn
    } onleesbaar. Bewaar de map en vraag hulp.
cli-notice-copied = Er { $number ->
    [one] kwam 1 wijziging
   *[other] kwamen { $number } wijzigingen
    } binnen van een kopie van deze gegevens. Er is niets kwijt; gebruik die kopie niet meer. Wat hierna naar andere werkplekken gaat, is daarom een keer alles, en zij sturen ook alles terug.
cli-notice-clock-behind = De klok van deze computer loopt achter: hier is al gewerkt op { $day }. Zet de klok goed; tot dan kloppen agenda en termijnen niet. Er is niets kwijt.
cli-notice-keys-mended = Een van de twee sleutelbestanden was beschadigd en is hersteld.

# init
cli-made = De gegevens van { $location } staan klaar in { $folder }. Dit zijn de herstelwoorden:
cli-keep-words = Schrijf deze twaalf woorden op en bewaar ze veilig. Wie zijn wachtzin kwijt is, krijgt daarmee een nieuwe: trede recover. Ze komen hierna nooit meer op het scherm.

# list
cli-column-number = Nr
cli-column-name = Naam
cli-column-status = Status
cli-column-nt = NT
cli-column-work = Werk
cli-column-coach = Coach
cli-column-next = Volgende datum
cli-column-days = Stil (dagen)
cli-count = { $count ->
    [one] 1 deelnemer
   *[other] { $count } deelnemers
}
cli-say-number = nummer { $value }
cli-say-coach = coach { $value }
cli-say-next = volgende datum { $value }
cli-say-days = { $count ->
    [one] 1 dag geen contact
   *[other] { $count } dagen geen contact
}

# show
cli-label-id = Id
cli-label-number = Nummer
cli-label-status = Status
cli-label-background = Achtergrond
cli-label-coach = Coach
cli-label-buddy = Maatje
cli-label-safe = Veilig contact
cli-label-way = Bereiken
cli-label-spoken = Laatst gesproken
cli-label-wish = Wens
cli-label-step = Stap
cli-label-barrier = In de weg
cli-label-module = Module
cli-label-agenda = Agenda
cli-label-level = Niveau
cli-label-proof = Bewijs
cli-label-consent = Toestemming
cli-latin = Latijns alfabet: { $answer }
cli-consent-yes = ja
cli-consent-no = nee
cli-label-contact = Contact
cli-since = sinds { $day }
cli-born = geboren in { $year }
cli-ago = { $count ->
    [one] 1 dag geleden
   *[other] { $count } dagen geleden
}
cli-before = vóór { $day }
cli-safety-unknown = nog niet gevraagd
cli-safety-only = alleen via
cli-through = via { $name }
cli-strength = kracht
cli-review = terugkijken op { $day }
cli-flagged = mist wie het doet of een datum
cli-from-to = { $start } tot en met { $end }
cli-together = samen met { $name }

# check and compact
cli-checked = Nagekeken: { $entries ->
    [one] 1 regel
   *[other] { $entries } regels
    }, { $dossiers ->
    [one] 1 dossier
   *[other] { $dossiers } dossiers
    }, { $frames ->
    [one] 1 blok
   *[other] { $frames } blokken
    } in het veiligheidslogboek.
cli-old-damage = { $number ->
    [one] 1 plek was eerder beschadigd en is hersteld.
   *[other] { $number } plekken waren eerder beschadigd en zijn hersteld.
}
cli-check-well = Alles klopt.
cli-check-mend = Er klopt iets niet. trede check --mend herstelt wat te herstellen is.
cli-problem-log = { $number ->
    [one] 1 plek in het veiligheidslogboek is onleesbaar.
   *[other] { $number } plekken in het veiligheidslogboek zijn onleesbaar.
}
cli-problem-log-incomplete = { $number ->
    [one] In het veiligheidslogboek mist minstens 1 regel.
   *[other] In het veiligheidslogboek missen minstens { $number } regels.
}
cli-problem-not-in-log = { $number ->
    [one] 1 regel staat niet in het veiligheidslogboek.
   *[other] { $number } regels staan niet in het veiligheidslogboek.
}
cli-problem-not-in-database = { $number ->
    [one] 1 regel staat niet in de gegevens.
   *[other] { $number } regels staan niet in de gegevens.
}
cli-problem-dossier = Dossier { $id } is niet te lezen of klopt niet met het logboek.
cli-problem-access-log = Het toegangslog is niet heel: er mist iets of er is iets veranderd, plaatsen: { $number }.
cli-problem-keys = Een van de twee sleutelbestanden mist of is beschadigd.
cli-compacted = Klaar. De map ging van { $before } naar { $after } kB.

# agenda, keymap, man
cli-agenda-also = ook: { $what }
cli-alike-nobody = Niemand lijkt op iemand anders.
cli-agenda-empty = Niemand wacht in deze dagen.
cli-later = later
cli-keymap-well = Deze toetsen zijn goed.
cli-keymap-own = Je eigen toetsen komen in { $file }
cli-no-command = Er is geen opdracht { $name }. trede --help noemt ze.

# what is wrong with a keymap file
keymap-no-toml = dit is geen TOML: { $why }
keymap-schema = de eerste regel moet zijn: schema = 1
keymap-table = schrijf: { $context } = [{ "{" } on = ["x"], run = "…" { "}" }]
keymap-binding = schrijf: { "{" } on = ["x"], run = "…" { "}" }
keymap-no-context = er is geen plek "{ $wrong }".
keymap-no-part = er is geen onderdeel "{ $wrong }".
keymap-no-action = er is geen actie "{ $wrong }".
keymap-no-condition = er is geen voorwaarde "{ $wrong }".
keymap-no-key = "{ $wrong }" is geen toets; schrijf één teken, of een naam als enter, pgdn, f9, ctrl-z
keymap-near = Bedoel je "{ $name }"?
keymap-twice = [{ $context }] { $keys } doet { $one } en ook { $other }; houd er één
keymap-prefix = [{ $context }] { $keys } is het begin van { $longer }; dan blijft de toets wachten
keymap-indistinct = [{ $context }] een terminal ziet geen verschil tussen { $keys } en { $same }; kies een andere toets
keymap-lost = niets doet { $command } nog; geef het een toets in [{ $context }]
keymap-two-verbs = { $keys } is "{ $one }" in [{ $first }] en "{ $other }" in [{ $second }]; één letter heeft één betekenis in het werkvlak
keymap-digit = [{ $context }] { $keys } doet { $command }; een cijfer is altijd een antwoord
keymap-plain-in-text = [{ $context }] { $keys } is tekst in een tekstveld; neem ctrl of een functietoets

# demo
cli-demo-kept = Verzonnen deelnemers in { $folder }. De wachtzin is: { $passphrase }

# import
cli-import-file = Gelezen als { $encoding }, met { $separator } tussen de kolommen.
cli-import-column = { $column } → { $field }
cli-import-ignored = niet gelezen
cli-import-no-heading = (zonder kop)
cli-import-tab = tab
cli-import-problem = regel { $line }, { $column }: { $why }
cli-import-problem-row = regel { $line }: { $why }
cli-import-changed = regel { $line }: bijgewerkt: { $fields }
cli-import-kept = regel { $line }: blijft zoals iemand het hier typte: { $fields }
cli-import-double = regel { $line }: misschien dubbel met { $id }
cli-import-double-line = regel { $line }: misschien dubbel met regel { $other }
cli-import-rows = { $rows } rijen met een naam, { $refused } zonder naam, { $blank } leeg.
cli-import-done = Ingelezen: { $new } nieuw, { $changed } bijgewerkt, { $same } gelijk, { $refused } geweigerd.
cli-import-would = Proef, er is niets veranderd. Het zou worden: { $new } nieuw, { $changed } bijgewerkt, { $same } gelijk, { $refused } geweigerd.

# recover
cli-ask-words = Typ de twaalf herstelwoorden:
cli-no-words = Zonder herstelwoorden kan dit niet. Noem een bestand met --words-file, of typ ze in een terminal.
cli-recovered = { $coach } heeft een nieuwe wachtzin. Hieronder staan nieuwe herstelwoorden; gooi de oude weg.
cli-recover-who = Wie krijgt de nieuwe wachtzin? Noem een van: { $names }, met --coach.
cli-no-conflicts = Er staat nergens iets in twee versies.

# peer
cli-card = { $label } · { $id }
cli-peer-words = Woorden om door de telefoon te vergelijken: { $words }
cli-card-written = De kaart staat in { $file }. Geef hem aan het andere werkstation, en lees elkaar de woorden voor.
cli-peer-standing-unknown = Dit werkstation is hier nog niet bekend.
cli-peer-standing-known = Dit werkstation is hier al bekend, met deze sleutels.
cli-peer-standing-removed = Dit werkstation is hier verwijderd. Aanvaarden laat het weer toe.
cli-peer-standing-other-key = Let op: dit werkstation is hier bekend met andere sleutels. Vraag door de telefoon waarom.
cli-peer-would-be-ours = Het hoort bij deze locatie en krijgt alles.
cli-peer-would-be-elsewhere = Het hoort bij een andere locatie en krijgt alleen wat met die locatie gedeeld is.
cli-peer-would-join = Vanaf nu hoort dit werkstation bij de locatie { $label } in plaats van { $here }: afspraken en naam van die locatie gelden hier, en alles wordt met haar werkstations uitgewisseld. Wat hier staat, blijft staan.
cli-peer-ask = Lees elkaar de woorden voor door de telefoon. Zijn ze gelijk? (ja/nee)
cli-peer-other-words = Dit zijn niet de woorden van deze kaart. Er is niets aanvaard. Vergelijk ze nog eens; blijven ze anders, gebruik de kaart dan niet.
cli-peer-not-accepted = Er is niets aanvaard. Vergelijk de woorden door de telefoon, en zeg ja of geef ze mee met --words "…".
cli-peer-accepted = { $label } is nu bekend.
cli-peer-accepted-ours = { $label } is nu bekend, als werkstation van deze locatie.
cli-peer-nobody = Er is nog geen ander werkstation bekend. Begin met trede peer card, en trede peer add voor de kaart van de ander.
cli-peer-ours = deze locatie
cli-peer-elsewhere = elders
cli-peer-heard = gehoord op { $day }
cli-peer-never-heard = nog niets gehoord
cli-peer-sent = gestuurd op { $day }
cli-peer-never-sent = nog niets gestuurd
cli-peer-lacks = { $number ->
    [one] mist 1 regel
   *[other] mist { $number } regels
}
cli-peer-removed = verwijderd
cli-peer-gone = { $label } · { $id } is verwijderd: er gaat niets meer heen, en er wordt niets meer van overgenomen. Wat er al is, blijft daar.
cli-peer-is-removed = { $label } is hier verwijderd. Aanvaard de kaart opnieuw om weer te sturen.

# bundle, handover
cli-ask-bundle-passphrase = Wachtzin van de bundel:
cli-and-more = … en nog { $number }; --json noemt iedereen
cli-export-who = Voor wie? Noem een van: { $known }, met --to.
cli-export-passphrase-scope = Voor wie een wachtzin heeft moet duidelijk zijn wat er weggaat: --scope all, catalogue, of dossier en wie.
cli-export-no-file = Waar moet de bundel komen? Noem een bestand of een map, of doe een proef met --dry-run.
cli-export-scope = Zeg --scope all, --scope catalogue, of --scope dossier met een of meer deelnemers.
cli-export-for-passphrase = wie de wachtzin kent
cli-export-delta = wat nog ontbreekt
cli-export-full = alles
cli-export-handover = overdracht
cli-export-to = Voor { $to }: { $what }.
cli-export-sum = { $entries ->
    [one] 1 regel
   *[other] { $entries } regels
    }: { $people ->
    [one] 1 deelnemer
   *[other] { $people } deelnemers
    }, en { $catalogue } over partners, modules en coaches. Eerdere waarden gaan mee.
cli-export-person = { $name }: { $kinds }
cli-export-no-consent = { $name } blijft hier: er is geen toestemming om te delen.
cli-export-not-here = { $name } blijft hier: er staat hier niets van, of het is gewist.
cli-export-done = Geschreven: { $file } ({ $kb } kB)
cli-export-would = Proef, er is niets geschreven.
cli-look-file = { $file } · { $kb } kB
cli-look-from = Ondertekend door { $label }: { $standing }
cli-look-signer-known = bekend
cli-look-signer-ourselves = dit werkstation zelf
cli-look-signer-unknown = onbekend. Vergelijk de woorden door de telefoon, en aanvaard de kaart met trede peer add BUNDEL.
cli-look-signer-removed = hier verwijderd
cli-look-signer-other-key = bekend met andere sleutels. Vergelijk de woorden door de telefoon.
cli-look-holds = { $entries ->
    [one] 1 regel
   *[other] { $entries } regels
    }: { $new } nieuw, { $held } al hier, { $catalogue } over partners, modules en coaches.
cli-look-new = nieuw: { $number }
cli-look-changed = bijgewerkt: { $number }
cli-look-two-versions = twee versies: { $number }
cli-look-person = { $name } ({ $number })
cli-look-erases = gewist: { $number } · { $names }
cli-look-erased = { $number ->
    [one] 1 regel is gewist en blijft weg.
   *[other] { $number } regels zijn gewist en blijven weg.
}
cli-look-forks = { $number ->
    [one] 1 regel heeft een andere inhoud dan hier; beide blijven.
   *[other] { $number } regels hebben een andere inhoud dan hier; beide blijven.
}
cli-look-newer = { $number ->
    [one] 1 regel is van een nieuwere versie; die gaat ongelezen mee.
   *[other] { $number } regels zijn van een nieuwere versie; ze gaan ongelezen mee.
}
cli-look-copies = { $number ->
    [one] 1 regel komt van een kopie van deze gegevens. Gebruik die kopie niet meer.
   *[other] { $number } regels komen van een kopie van deze gegevens. Gebruik die kopie niet meer.
}
cli-look-passed-over = { $number ->
    [one] 1 deel kent alleen een nieuwere versie.
   *[other] { $number } delen kent alleen een nieuwere versie.
}
cli-look-gap = { $number ->
    [one] Er ontbreekt 1 regel. Vraag die aan { $ask }: stuur een bundel, dan komt die met de volgende mee.
   *[other] Er ontbreken { $number } regels. Vraag ze aan { $ask }: stuur een bundel, dan komen ze met de volgende mee.
}
cli-look-ahead = Let op: de klok van de afzender loopt { $number } uur voor.
cli-look-ahead-days = Let op: de klok van de afzender loopt { $number } dagen voor.
cli-taken = Overgenomen. Eerst { $people ->
    [one] 1 deelnemer
   *[other] { $people } deelnemers
    } en { $entries ->
    [one] 1 regel
   *[other] { $entries } regels
    }, nu { $people-after } en { $entries-after }.
cli-taken-dropped = { $number ->
    [one] 1 regel is weggelaten: de schrijver wist niet dat die gewist was.
   *[other] { $number } regels zijn weggelaten: hun schrijver wist niet dat ze gewist waren.
}
cli-taken-not = Niet overgenomen. Er is niets veranderd.
cli-taken-would = Proef, er is niets veranderd.
cli-handed-over = Overgedragen. Geef { $file } aan de ander. Wat hier staat, blijft staan.
cli-no-coach-there = Daar is geen coach { $name }. Bekend zijn: { $known }. Laat --coach weg als je het niet weet.

# backup, restore
cli-backed-up = De reservekopie is gemaakt en nagelezen: { $file } ({ $kb } kB, { $entries ->
    [one] 1 wijziging
   *[other] { $entries } wijzigingen
    }).
cli-backed-up-keys = Het sleutelbestand { $file } hoort erbij: houd die twee bij elkaar. Leg de herstelwoorden er nooit naast.
cli-ask-words-or-passphrase = Typ de twaalf herstelwoorden, of de wachtzin van een coach:
cli-wrong-words = Dit zijn de herstelwoorden van andere gegevens.
cli-not-words = Dit zijn geen twaalf herstelwoorden. Let op de spelling en de volgorde.
cli-restored = Teruggezet in { $folder }: { $location }, { $people ->
    [one] 1 deelnemer
   *[other] { $people } deelnemers
    } en { $entries ->
    [one] 1 wijziging
   *[other] { $entries } wijzigingen
    }, zoals het was op { $day }.
cli-restored-sign-in = Start nu trede --store { $folder }. Elke coach meldt zich aan met de eigen wachtzin van toen. Weet niemand die nog: trede recover --store { $folder }.
cli-restored-others = Wat daarna is opgeschreven, staat er niet in. Hebben andere werkstations daar een deel van: geef ze eerst een bundel, en lees dan die van hen in.
cli-restored-old = Gebruik de oude map niet meer, als die er nog is.

# trede coach
cli-coach-added = { $name } kan hier nu binnen met een eigen wachtzin, als { $role }.
cli-coach-role = { $name } is nu { $role }.
cli-coach-passphrase = { $name } heeft een nieuwe wachtzin.
cli-coach-removed = { $name } kan hier niet meer binnen. Dossiers die naar { $to } gingen: { $dossiers }.
cli-coach-anew = Alles staat nu onder een nieuwe sleutel. Zoveel reservekopieën in de map van trede zijn vervangen: { $backups }. Kopieën ergens anders, op een stick bijvoorbeeld, gaan nog open met de oude wachtzin: gooi ze weg en maak nieuwe.
cli-coach-people = { $number ->
    [one] { $number } deelnemer
   *[other] { $number } deelnemers
}
cli-coach-lines = { $number } op de agenda
cli-coach-enters = komt hier binnen
cli-ask-word = Typ woord { $number }:
cli-words-in-force = Deze herstelwoorden gelden nu. De vorige openen niets meer.
cli-words-not-noted = Dat is niet het woord dat er staat. De nieuwe woorden gelden niet; de vorige blijven gelden.
