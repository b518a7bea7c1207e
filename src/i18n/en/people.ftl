# Lists of people: what the fields are called, and what is wrong with a list, a row or a cell.
list-name = name
list-own-number = own number
list-birth-year = year of birth
list-gender = gender
list-nt = NT1 or NT2
list-work = work
list-mother-tongue = mother tongue
list-postcode = postcode
list-place = town
list-found-at = place found
list-referred-by = referred by
list-registered-on = day of registration
list-note = remark
list-phones = phone
list-email = e-mail
list-may-app = messages allowed

people-day = This is no day. Write a day as 12-12-1980.
people-later = { $day } is still to come. Check the day.
people-birth-year = This cannot be a year of birth. Check it.
people-phone = This is no phone number. A Dutch number has 10 digits, a foreign one begins with +.
people-email = This is no e-mail address. It needs one @ and a dot after it.
people-postcode = This is no postcode. Write it as 1234 AB.
people-word = This word is not known here. Use { $known }.
people-too-long = This text is too long. At most { $most } characters fit.
people-bsn = A citizen service number (BSN) was left out. If it is none, name the line with --not-bsn.
people-bsn-column = A column with citizen service numbers (BSN) is never read. Delete it from the list.
people-no-name = There is no name in this row. Add one.
people-number-twice = This number is also on line { $line }. Check whether it is the same person.
people-extra-cells = This row has more cells than there are headings. Look for a separator within a text.
people-quote-not-closed = A quotation mark is missing, so that following rows are part of this cell. Mend it and import again.

people-list-empty = The file is empty. Save the list again as CSV.
people-list-too-large = The file is larger than { $most } MB. Split the list.
people-list-spreadsheet = This is a spreadsheet. Open it and save the list as CSV.
people-list-not-text = This file is no readable text ({ $encoding }). Save the list again as CSV UTF-8.
people-list-too-many-columns = The list has more than { $most } columns. Delete what is not needed.
people-list-too-many-rows = The list has more than { $most } rows. Split it.
people-list-no-name-column = No column with names was found. The headings are: { $columns }. Name the column in a map file.
people-list-unknown-column = The map file names the column "{ $column }", but the list has: { $columns }.

people-map-layout = The map file cannot be read: { $why }
people-map-unknown-field = The map file gives column "{ $column }" the field "{ $field }". Use one of: { $known }.
people-map-unknown-encoding = The map file names the encoding "{ $named }". Use utf-8, utf-16le, utf-16be or windows-1252.
people-map-separator = The separator "{ $named }" in the map file must be one character such as ; or ,
people-map-schema = The map file has schema { $found }. This version reads schema 1.
