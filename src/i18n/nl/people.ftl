# Lists of people: what the fields are called, and what is wrong with a list, a row or a cell.
list-name = naam
list-own-number = eigen nummer
list-birth-year = geboortejaar
list-gender = geslacht
list-nt = NT1 of NT2
list-work = werk
list-mother-tongue = moedertaal
list-postcode = postcode
list-place = woonplaats
list-found-at = vindplaats
list-referred-by = aanmelder
list-registered-on = aanmelddatum
list-note = opmerking
list-phones = telefoon
list-email = e-mail
list-may-app = mag appen

people-day = Dit is geen dag. Schrijf een dag als 12-12-1980.
people-later = { $day } komt nog. Kijk de dag na.
people-birth-year = Dit kan geen geboortejaar zijn. Kijk het na.
people-phone = Dit is geen telefoonnummer. Een Nederlands nummer heeft 10 cijfers, een buitenlands begint met +.
people-email = Dit is geen e-mailadres. Er hoort een @ in en een punt erachter.
people-postcode = Dit is geen postcode. Schrijf hem als 1234 AB.
people-word = Dit woord is hier niet bekend. Gebruik { $known }.
people-too-long = Deze tekst is te lang. Er passen { $most } tekens.
people-bsn = Een BSN is weggelaten. Is het er geen? Druk op ctrl-b, of noem de regel met --not-bsn.
people-bsn-column = Een kolom met BSN wordt nooit gelezen. Haal hem uit de lijst.
people-no-name = In deze rij staat geen naam. Zet er een in.
people-number-twice = Dit nummer staat ook op regel { $line }. Kijk of het dezelfde persoon is.
people-extra-cells = Deze rij heeft meer cellen dan er koppen zijn. Zoek een scheidingsteken in een tekst.
people-quote-not-closed = Er mist een aanhalingsteken; daardoor horen volgende rijen bij deze cel. Herstel het en lees de lijst opnieuw in.

people-list-empty = Het bestand is leeg. Bewaar de lijst opnieuw als CSV.
people-list-too-large = Het bestand is groter dan { $most } MB. Splits de lijst.
people-list-spreadsheet = Dit is een rekenblad. Open het en bewaar de lijst als CSV.
people-list-not-text = Dit bestand is geen leesbare tekst ({ $encoding }). Bewaar de lijst opnieuw als CSV UTF-8.
people-list-too-many-columns = De lijst heeft meer dan { $most } kolommen. Haal weg wat niet nodig is.
people-list-too-many-rows = De lijst heeft meer dan { $most } rijen. Splits de lijst.
people-list-no-name-column = Er is geen kolom met namen gevonden. De koppen zijn: { $columns }. Noem de kolom in een map-bestand.
people-list-unknown-column = Het map-bestand noemt de kolom "{ $column }", maar de lijst heeft: { $columns }.

people-map-layout = Het map-bestand is niet te lezen: { $why }
people-map-unknown-field = Het map-bestand geeft kolom "{ $column }" het veld "{ $field }". Gebruik een van: { $known }.
people-map-unknown-encoding = Het map-bestand noemt de codering "{ $named }". Gebruik utf-8, utf-16le, utf-16be of windows-1252.
people-map-separator = Het scheidingsteken "{ $named }" in het map-bestand moet één teken zijn, zoals ; of ,
people-map-schema = Het map-bestand heeft schema { $found }. Deze versie leest schema 1.
