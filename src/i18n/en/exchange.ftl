# Exchange: why a bundle is not read or made, and how we stand to another workstation.
bundle-none = This file is no bundle of trede.
bundle-newer = A newer version of trede made this bundle (format { $found }). Update trede and try again.
bundle-cut = The bundle is cut off: { $have } of { $want } bytes. Copy it again.
bundle-not-for-us = This bundle is not for this workstation. Ask the sender to make one for you.
bundle-passphrase = This bundle opens with a passphrase, and this is not the one.
bundle-damaged = The bundle is damaged ({ $what }). Copy it again, or ask the sender for a new one.
bundle-signature = The signature under this bundle is wrong: somebody else made or changed it. Do not use it.
bundle-changed = The bundle changed while it was read. Nothing was taken over; try again.
bundle-too-large = Something in this bundle is too large ({ $what }). Ask the sender for a new one.
bundle-recipient = One of the keys to seal the bundle to is not a key.
bundle-stopped = Stopped. Nothing was changed.
bundle-disk = The file cannot be read or written: { $why }
card-none = This is no card of a workstation, or a letter in it is wrong. Copy it again.
card-newer = A newer version of trede made this card. Update trede and try again.
exchange-unknown-signer = This bundle comes from a workstation that is not known here. Accept its card first.
exchange-removed-signer = This bundle comes from a workstation that was removed here.
exchange-other-key = This workstation signs with another key than before. Compare the words by phone and accept its new card.
exchange-own-card = This is the card of this workstation itself.
exchange-no-such-peer = No known workstation is called { $name }.
exchange-ambiguous-peer = Several known workstations are called { $name }. Name the beginning of the id.
exchange-no-receiver = There is nobody to send to yet. Accept the card of another workstation first.
exchange-not-our-location = Only workstations of this location get everything.
exchange-a-backup = This bundle is a backup of another store. trede restore makes a store of it.
exchange-no-backup = This bundle is no backup. trede bundle inspect says what it is.
exchange-no-key-file = There is no key file (.keyring) beside the backup. Put it there, or use the recovery words.
exchange-not-coordinator = Only a coordinator may do this. Ask one.
# The screen of exchange, and what is said.
exchange-no-file = This file is not there. Check the name, or put the stick in again.
exchange-file-exists = There is a file with this name already. Choose another name.
exchange-disk-full = There is no room left on this disk or stick. Nothing was written.
exchange-not-allowed = Writing or reading is not allowed here. Choose another folder.
exchange-gone = What was shown is there no more. Begin again; nothing was changed.
exchange-is-busy = One moment: something is under way. esc stops it.
exchange-esc-stops = esc stops
exchange-busy-plan = Preparing the bundle
exchange-busy-write = Making the bundle
exchange-busy-look = Reading the bundle
exchange-busy-take = Taking over
exchange-title = Exchange
exchange-own = This workstation
exchange-stations = Known workstations
exchange-stations-empty = None yet. a adds the card of another workstation; c shows the card of this one, to give away.
exchange-found = Bundles at hand
exchange-found-empty = No bundles in the folder that was used last or on a stick. l reads a bundle from another folder.
station-known = known
station-unknown = unknown
station-removed = removed
station-other-key = another key
station-ourselves = this very workstation
station-ours = ours
station-elsewhere = elsewhere
station-heard = heard
station-never-heard = nothing heard yet
station-sent = sent
station-never-sent = nothing sent yet
station-has-all = has everything
station-lacks = { $count ->
    [one] lacks 1 change
   *[other] lacks { $count } changes
}
exchange-kilobytes = { $size } kB
exchange-megabytes = { $size } MB
exchange-own-card-title = The card of this workstation
exchange-card-title = Card of
exchange-own-card-about = Give this card to another workstation: as a file, or with the QR. Nothing secret stands in it, and nothing about participants.
exchange-words = Words to compare by phone:
exchange-qr-too-small = This window is too small for the QR; from 100 wide and 30 high it stands here.
exchange-compare = Call this workstation and have the words of their card read out. Say yes only if they are exactly these:
exchange-was-removed = This workstation was removed here. Accepting its card again lets it in again.
exchange-gets-all = It belongs to this location: it gets everything.
exchange-gets-shared = It belongs to another location: it gets only what is shared with that location.
exchange-how-to-accept = Unknown workstation: this bundle is not taken over before somebody accepts the card. The button shows the card, with the words to compare by phone.
exchange-button-save = Save as a file
exchange-button-accept = Yes, the words are the same
exchange-button-make = Make the bundle
exchange-button-take = Take over
exchange-button-card = Look at the card
exchange-keys-card = tab to the button  esc back
exchange-keys-preview = enter shows the difference  tab to the button  esc leaves it
exchange-tab-first = First tab to the button, then enter.
exchange-accept-again = This card was accepted already. Accepting it again takes over the name and location that stand in it now.
exchange-leaving-title = New bundle · not made yet
exchange-arriving-title = Bundle of
exchange-not-taken = not taken over yet
exchange-for = For
exchange-for-passphrase = whoever knows the passphrase
exchange-folder = Folder
exchange-inside = Inside
exchange-of = Of
exchange-stays = Stays here
exchange-nothing = Nothing: they have everything, or nothing is shared.
exchange-nothing-to-send = There is nothing to send.
exchange-entries = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
exchange-people = { $count ->
    [one] 1 participant
   *[other] { $count } participants
}
exchange-delta = only what they lack
exchange-full = everything, earlier values too
exchange-about-nobody = { $count } about organisations, modules and coaches
exchange-held = { $count } here already
exchange-withheld-consent = no consent to share
exchange-withheld-gone = not here any more
exchange-file = File
exchange-signed = Signed by
exchange-connects = connects to what is here
exchange-missing = { $count ->
    [one] 1 change is missing here
   *[other] { $count } changes are missing here
}
exchange-ask = ask for a new bundle from
exchange-clock = { $count ->
    [one] their clock is 1 hour ahead
   *[other] their clock is { $count } hours ahead
}
exchange-copies = { $count ->
    [one] 1 change comes from a copy of this workstation
   *[other] { $count } changes come from a copy of this workstation
}
exchange-newer = { $count } of a newer version of trede: kept
exchange-new = new
exchange-changed = changed
exchange-two = ≠ versions
exchange-erased = erased
exchange-alike = alike
exchange-is-like = looks like
exchange-stays-erased = { $count } about somebody erased here: stays erased
exchange-changes-nobody = This bundle changes nobody's file.
exchange-and-more = and { $count } more
exchange-nameless = without a name
exchange-needs-passphrase = This bundle opens with a passphrase. Type it here.
exchange-unsaved-first = Something here is not saved yet. Wait until it is; then the bundle can come in.
exchange-not-a-station = Choose a known workstation first.
exchange-not-elsewhere = Choose a workstation of another location first.
exchange-ask-remove = Remove { $place }? Nothing goes there any more and nothing comes from it. What is there already stays there.
exchange-ask-join = Does this workstation belong to { $place } from now on? Then the name and rules of that location hold here, and that location gets everything that stands here. Nothing is lost.
exchange-did-folder = Bundles are looked for in this folder now: { $folder }
exchange-did-write = Bundle made: { $file } ({ $size } kB)
exchange-did-card = Card saved: { $file }
exchange-did-accept = { $place } is known now.
exchange-did-remove = { $place } was removed.
exchange-did-join = This workstation belongs to that location now. Give its new card (c) to the other workstations: the old one still says elsewhere.
exchange-did-take = Taken over from { $place }: { $entries } new, { $people } participants, { $two } in two versions.
wanted-standing = what each of them should have
wanted-catalogue = organisations and modules only
wanted-all = everything
fields-all = the whole file
fault-for-whom = Choose for whom the bundle is.
fault-in-bundle = Choose what goes in.
fault-no-consent = This participant gave no consent to share. Ask for it first.
fault-folder = Type the folder that the bundle goes to.
fault-card = Paste the text of the card, or type the file that it stands in.
field-for-whom = For whom
field-in-bundle = What goes in
field-only-kinds = Only for
field-folder = Folder or stick
field-card = Card or file
corner-bundle = bundle

# The shared folder: what came, what lies ready and what waits.
watch-taken = Taken over from { $place }: new people { $new }, updated { $changed }, changes { $entries }.
watch-heard = { $place } says what is there; nothing new came with it.
watch-two-versions = With two versions side by side: { $number }. Choose which one holds.
watch-erased = Erased there, and so here too: { $number }.
watch-ahead = The clock of { $place } is { $hours } hours ahead. Have it set right.
watch-laid = Laid ready for { $to }: people { $people }, changes { $entries }.
watch-laid-word = Laid ready for { $to }: only a word of what is here.
watch-tidied = Files of our own tidied, because whoever should have them has them: { $number }.
watch-waits = { $name }: { $why }
watch-half = not copied to its end yet; again later.
watch-closed = cannot be opened now; again later.
watch-newer = made by a newer version of trede; update trede.
watch-broken = damaged; have it copied again, or ask the sender for a new one.
watch-forged = the signature is wrong: somebody else made or changed it. Do not use it.
watch-passphrase = opens with a passphrase; read it in yourself.
watch-unknown = from { $place }, which is not known here; it waits until somebody accepts the card.
watch-removed = from { $place }, which was removed here.
watch-other-key = from { $place }, which signs with another key than before; compare the words by phone.
watch-backup = a backup of { $place }, not for here.
watch-words = Words of the card: { $words }.
watch-missing = Something is missing here (changes: { $entries }). It comes by itself when { $ask } sees the folder again; else ask there.
watch-never = never
watch-has-all = { $place } (last heard: { $heard }) has everything.
watch-not-heard = { $place } (last heard: { $heard }) needs nothing from here now.
watch-lacks-lies = { $place } (last heard: { $heard }) lacks something (changes: { $lacks }); it lies ready.
watch-lacks = { $place } (last heard: { $heard }) lacks something (changes: { $lacks }); again next time.
watch-withheld = Stays here, without consent to sharing: { $number }.
watch-folder-gone = The folder is not there. Is the stick in, is the network on? Again next time.
watch-folder-read-only = Nothing may be written in the folder. Ask whoever manages it; reading goes on.
watch-folder-full = The folder is full. Make room; again next time.
watch-folder-failed = The folder does not work: { $why }. Again next time.
watch-stopped = Stopped. What was done stays; the next time goes on from there.
watch-notice-taken = From the shared folder, of { $place }: new { $new }, updated { $changed }, with two versions { $versions }.
watch-notice-laid = In the shared folder something lies ready for { $to }.
watch-notice-waits-for = In the shared folder something waits for { $to }.
watch-notice-quiet = Nothing new in the shared folder; everybody has everything.
watch-soon = Nobody looked yet; that is done as soon as it is quiet here.
watch-did-choose = The shared folder is { $folder } now. Every two minutes, when it is quiet here, it is looked at.
watch-did-none = There is no shared folder any more.
exchange-watched = Shared folder
lock-watch = While trede is locked, nobody looks into the shared folder.
exchange-nobody-elsewhere = No workstation of another location is known yet. Add their card first: g u, then a.
exchange-ask-bundle = Handed over. Make the bundle for { $place } now?
deed-hand-over = handed over to { $place }
fault-hand-to = Choose to which location.
fault-next-coach = This coach works at another location. Choose a coach from there, or nobody.
fault-hand-ask = Ask the participant whether we may share, and note the answer.
fault-hand-refused = Without consent nothing is shared and nobody is handed over.
field-hand-to = To which location
field-next-coach = Next coach
field-hand-note = To know first

# Backups on the screen of exchange.
exchange-busy-backup = Making a backup
exchange-did-backup = Backup made, read back and compared: { $file } ({ $size } kB). The .keyring file beside it belongs to it.
fault-backup = Type the folder or the file for the backup.
backup-title = Last backup
backup-elsewhere = off this computer: { $day }
backup-elsewhere-old = off this computer: { $day }, { $days } days ago. Make a new one: { $key }
backup-elsewhere-none = none off this computer yet. Make one on a stick: { $key }
backup-here = on this computer, by trede itself: { $day }
backup-here-old = on this computer: { $day }, { $days } days ago. Leave trede open for a while; it makes one by itself.
backup-here-none = on this computer: none yet; trede makes one every day, in a quiet moment
backup-today = today
path-nothing = Nothing here fits.
exchange-keys-open = ↑ ↓ read  ← → previous, next  tab to the button  esc back
exchange-part = { $at } of { $all }
exchange-parts = { $from } to { $to } of { $all }
exchange-untold = { $count ->
    [one] and 1 more change
   *[other] and { $count } more changes
}
