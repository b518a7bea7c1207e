# What the program says to the coach: notices, faults in a field, names of actions for undo, questions.
notice-undone = Ongedaan: { $what }
notice-redone = Opnieuw: { $what }
notice-saving = Bezig met bewaren.
notice-all-saved = Alles is bewaard.
notice-nobody-selected = Kies eerst een deelnemer in vak 1, of druk op n voor een nieuwe.
notice-nobody-alike = Niemand in de lijst lijkt op { $name }.
notice-same-already = Dit dossier hoort al bij deze persoon. Met n haal je het eruit.
notice-no-module = Kies eerst een module, of druk op n voor een nieuwe.
notice-paste-nowhere = Plakken kan in een tekstveld. Hier is niets veranderd.
notice-draft-back = Wat je aan het typen was, staat er weer.
notice-not-reached = Niet bereikt: { $name }. Probeer het weer op { $day }.
notice-not-reached-no-way = Niet bereikt: { $name }. Nog een keer proberen past nu niet; maak een afspraak met n.
notice-companion = Nu staat alleen deze persoon op het scherm. Met k komt de lijst terug.
notice-no-key = Hier doet { $key } niets. Druk op ? en je ziet welke toetsen hier werken.
notice-sort = Volgorde: { $order }
notice-status = Status { $status } past nu beter dan { $now }. = neemt dat over.
status-proposed = voorstel: { $status } (nu { $now })
notice-imported = Ingelezen: { $new } nieuw, { $changed } bijgewerkt, { $same } gelijk.
sort-name = op naam
sort-quietest = stilste eerst
sort-next-date = op datum
sort-status = op status
fault-day = "{ $typed }" is geen dag. Typ ma, +6w, 3m, 12 dec of 12-12-2026.
fault-time = "{ $typed }" is geen tijd. Typ 10, 1030 of 10:30.
fault-too-long = { $excess ->
    [one] 1 teken te veel. De tekst blijft staan tot je hem korter maakt.
   *[other] { $excess } tekens te veel. De tekst blijft staan tot je hem korter maakt.
}
fault-bsn = Dit lijkt een BSN. Dat schrijven we nooit op. Haal het weg, of druk op ctrl-b als het geen BSN is.
fault-number = Typ hier alleen een getal.
fault-recovery-word = Dit is niet woord { $number }. Kijk op je papier. Met esc zie je de woorden nog eens.
fault-location = Typ de naam van jullie plek.
fault-coach-name = Typ je voornaam.
fault-passphrase-short = { $short ->
    [one] Nog 1 teken. Vier gewone woorden achter elkaar zijn sterk.
   *[other] Nog { $short } tekens. Vier gewone woorden achter elkaar zijn sterk.
}
fault-passphrase-weak = Dit is te raden. Neem vier woorden die niets met elkaar te maken hebben.
fault-passphrase-unfit = Deze wachtzin kan hier niet. Kies een andere.
lock-left = Met deze wachtzin komt niemand meer binnen: deze coach werkt hier niet meer.
fault-passphrase-differs = De twee wachtzinnen zijn niet gelijk. Typ de tweede opnieuw.
fault-preferred = Deze weg staat er niet meer. Kies een andere, of vul het nummer of adres weer in.
fault-name = Een naam is nodig; elke naam die de persoon kiest is goed.
fault-next-day = Een volgende datum is nodig, anders raakt iemand uit beeld. Typ bijvoorbeeld +1w.
fault-outcome = Kies eerst of je iemand gesproken hebt.
fault-file = Typ de naam van het bestand.
deed-nothing = niets
deed-topic = gesprek: { $topic }
deed-score = { $domain } { $before } → { $after }
deed-strength = { $domain }: kracht
deed-strength-off = { $domain }: geen kracht
deed-moved = { $module } naar { $start }
deed-not-reached = niet bereikt: { $name }
deed-taken-over = regel overgenomen
deed-import = lijst ingelezen
deed-new-person = nieuw: { $name }
deed-same = dezelfde persoon: { $name } en { $other }
deed-different = niet dezelfde: { $name } en { $other }
deed-split = weer uit elkaar: { $name }
deed-person = gegevens van { $name }
deed-wish = nieuwe wens
deed-step = nieuwe stap
deed-status = status: { $status }
deed-action = { $domain }: actie
deed-refer = { $domain }: verwezen
deed-solved = { $domain }: opgelost
deed-module = module { $module }
deed-module-status = { $module }: { $status }
deed-blockers = { $module }: wat tegenhoudt
deed-proof = bewijs: { $proof }
deed-trajectory = traject { $name }
deed-appointment = afspraak { $day }
deed-reschedule = verzet naar { $day }
deed-review = gesprek met { $name }
deed-quick = inloop: { $name }
confirm-quit = Stoppen? Alles is bewaard.
confirm-drop-form = Wat je typte is nog niet bewaard. Weggooien?
lock-idle = Op slot, omdat er even niets gebeurde. Wat je typte is bewaard.
lock-wait = { $seconds ->
    [one] Wacht nog 1 seconde en probeer het dan opnieuw.
   *[other] Wacht nog { $seconds } seconden en probeer het dan opnieuw.
}
lock-wrong = Dat is niet de goede wachtzin. Er is niets veranderd.
lock-in-use = trede is al open op deze computer (proces { $pid }). Sluit die eerst.
lock-newer = Deze gegevens zijn van een nieuwere trede. Werk trede bij; er is niets veranderd.
lock-damaged = De gegevens zijn beschadigd: { $what }. Bel ICT: met trede check wordt het nagekeken, en met trede restore komt een reservekopie terug.
lock-disk-full = De schijf is vol. Maak ruimte; er gaat niets verloren.
lock-failed = Openen lukt niet: { $why }
save-disk-full = De schijf is vol: bewaren lukt niet. Maak ruimte; wat op het scherm staat gaat niet verloren.
erased-dossier = Dit dossier is gewist op { $day }. Wat je invoerde is niet bewaard.
erased-record = Dit gegeven is gewist op { $day } en kan niet opnieuw worden ingevuld. Wat je invoerde is niet bewaard.
notice-draft-erased = Wat je aan het typen was ging over een dossier dat intussen gewist is. Het concept is weggegooid.
save-not-allowed = In de map met de gegevens mag niets geschreven worden: bewaren lukt niet. Vraag ICT; wat op het scherm staat gaat niet verloren.
save-disk-failed = De schijf of stick met de gegevens doet het niet: bewaren lukt niet. Zit hij er goed in? Wat op het scherm staat wordt bewaard zodra hij het weer doet.
save-damaged = De gegevens zijn beschadigd. Bewaar de map, voer trede check uit en vraag ICT. Wat op het scherm staat gaat niet verloren.
save-failed = Bewaren lukt niet: { $why }. Wat op het scherm staat gaat niet verloren.
safety-yes = ja
safety-only = alleen via …
safety-no = nee
mood-1 = slecht
mood-2 = matig
mood-3 = gaat wel
mood-4 = goed
mood-5 = heel goed
notice-rebuilt = De gegevens zijn nagekeken en hersteld uit het veiligheidslogboek. Er is niets kwijt.
notice-log-mended = { $entries ->
    [one] 1 opgeslagen stukje is in het veiligheidslogboek teruggezet. Er is niets kwijt.
   *[other] { $entries } opgeslagen stukjes zijn in het veiligheidslogboek teruggezet. Er is niets kwijt.
}
notice-unfinished = De computer stopte terwijl er iets werd bewaard. Wat als bewaard stond is er nog.
notice-lost = { $entries ->
    [one] 1 opgeslagen stukje is niet meer te lezen. Voer trede check uit en bel ICT.
   *[other] { $entries } opgeslagen stukjes zijn niet meer te lezen. Voer trede check uit en bel ICT.
}
notice-renewal-failed = Nog niet alles staat onder de nieuwe sleutel; trede probeert het morgen weer: { $why }
notice-coach-busy = Even geduld…
notice-coach-added = { $name } kan hier nu binnen.
notice-coach-changed = Veranderd: { $name }.
notice-coach-removed = { $name } kan hier niet meer binnen. De agenda is nu van jou, en alles staat onder een nieuwe sleutel.
fault-old-passphrase = Typ eerst de wachtzin die je tot nu toe had.
confirm-coach-remove = { $name } weghalen? De agenda gaat naar jou en er komt een nieuwe sleutel. Dit kan niet ongedaan worden gemaakt.
notice-backup-failed = De reservekopie van vandaag is niet gemaakt: { $why }
notice-copied = Er { $entries ->
    [one] kwam 1 wijziging
   *[other] kwamen { $entries } wijzigingen
    } binnen van een kopie van deze gegevens. Er is niets kwijt; gebruik die kopie niet meer. Wat hierna naar andere werkplekken gaat, is daarom een keer alles, en zij sturen ook alles terug.
notice-clock-behind = De klok van deze computer loopt achter: hier is al gewerkt op { $day }. Zet de klok goed; tot dan kloppen agenda en termijnen niet. Er is niets kwijt.
notice-clock-behind-much = De klok van deze computer loopt jaren achter. Zet de klok goed; tot dan kloppen agenda en termijnen niet. Er is niets kwijt.
notice-keys-mended = Een van de twee sleutelbestanden was stuk en is teruggezet. Er is niets kwijt.
notice-stopped = Gestopt. Er is niets veranderd.
notice-keymap = Je eigen toetsen zijn niet gebruikt: { $why }
lock-too-soon = Wacht even voor je het opnieuw probeert.
lock-demo = Dit is de demo. De wachtzin is: { $passphrase }
people-file = { $file } is niet te lezen: { $why }
people-problem = regel { $line }, { $column }: { $why }
people-erased = Iemand op de lijst is gewist sinds je de lijst las. Er is niets ingelezen; lees de lijst opnieuw.
people-problem-row = regel { $line }: { $why }
notice-choose = Hier kies je: met een cijfer of met ← en →.
notice-ask-coordinator = Alleen een coördinator verandert dit. Vraag het aan: { $names }.
notice-location-no-add = Hier komt niets bij. Met enter verander je deze regel.
notice-location-no-withdraw = Dit kan niet weg. Met enter verander je deze regel.
notice-location-no-default = De standaard hoort bij de contactmomenten. Ga daarheen met tab.
notice-schedule-is-default = Dit is al de standaard.
notice-done = { $what }
fault-anchor = Kies eerst vanaf wanneer dit telt.
fault-interval = "{ $typed }" is geen tijd. Typ 2w, 6w, 3m, 10d, 0 of jaarlijks.
deed-location-name = naam: { $name }
deed-long-weeks = { $weeks ->
    [one] lang is meer dan 1 week
   *[other] lang is meer dan { $weeks } weken
}
deed-idle-minutes = op slot na { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
}
deed-schedule = contactmoment { $anchor }
deed-schedule-removed = contactmoment weg: { $anchor }
deed-schedule-default = contactmomenten: standaard
deed-template = in de lijst: { $module }
deed-template-withdrawn = uit de lijst: { $module }
deed-partner = organisatie: { $name }
deed-partner-withdrawn = organisatie weg: { $name }
notice-covered-unsaved = Niet op slot, want er is nog iets niet bewaard. Het scherm is afgedekt; maak ruimte op de schijf.
confirm-quit-unsaved = Er is nog iets niet bewaard: de schijf is vol. Toch stoppen?
notice-undo-unsaved = Eerst moet alles bewaard zijn; de schijf is vol.
deed-chosen = { $what } gekozen
notice-nobody-to-call = Hier hoef je niemand te bellen. Druk op enter en kies wat klopt.
notice-choose-version = Kies hier een van de versies met een cijfer.
