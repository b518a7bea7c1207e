# What the program says to the coach: notices, faults in a field, names of actions for undo, questions.
notice-undone = Undone: { $what }
notice-redone = Done again: { $what }
notice-saving = Saving.
notice-all-saved = All is saved.
notice-nobody-selected = First select a participant in pane 1, or press n for a new one.
notice-nobody-alike = Nobody in the list looks like { $name }.
notice-same-already = This file belongs to this person already. Press n to take it out.
notice-no-module = First select a module, or press n for a new one.
notice-paste-nowhere = Pasting works in a text field. Nothing was changed here.
notice-draft-back = What you were typing is back.
notice-not-reached = Not reached: { $name }. Try again on { $day }.
notice-not-reached-no-way = Not reached: { $name }. There is nothing to try again now; make an appointment with n.
notice-companion = Only this person is on the screen now. k brings the list back.
notice-no-key = { $key } does nothing here. Press ? to see which keys work here.
notice-sort = Order: { $order }
notice-status = Status { $status } fits better now than { $now }. = takes it over.
status-proposed = proposal: { $status } (now { $now })
notice-imported = Imported: { $new } new, { $changed } updated, { $same } the same.
sort-name = by name
sort-quietest = quietest first
sort-next-date = by date
sort-status = by status
fault-day = "{ $typed }" is no day. Type mon, +6w, 3m, 12 dec or 12-12-2026.
fault-time = "{ $typed }" is no time. Type 10, 1030 or 10:30.
fault-too-long = { $excess ->
    [one] 1 character too many. The text stays until you make it shorter.
   *[other] { $excess } characters too many. The text stays until you make it shorter.
}
fault-bsn = This looks like a BSN. We never write that down. Take it out, or press ctrl-b if it is no BSN.
fault-number = Type only a number here.
fault-recovery-word = This is not word { $number }. Look at your paper. Esc shows the words again.
fault-location = Type the name of your place.
fault-coach-name = Type your first name.
fault-passphrase-short = { $short ->
    [one] 1 more character. Four everyday words in a row are strong.
   *[other] { $short } more characters. Four everyday words in a row are strong.
}
fault-passphrase-weak = This can be guessed. Take four words that have nothing to do with each other.
fault-passphrase-unfit = This passphrase cannot be used here. Choose another one.
lock-left = Nobody comes in with this passphrase any more: this coach left.
fault-passphrase-differs = The two passphrases differ. Type the second one again.
fault-preferred = This way is not there any more. Choose another, or fill in the number or address again.
fault-name = A name is needed; any name the person chooses will do.
fault-next-day = A next date is needed, or somebody is lost from sight. Type +1w, for example.
fault-outcome = First choose whether you spoke.
fault-file = Type the name of the file.
deed-nothing = nothing
deed-topic = conversation: { $topic }
deed-score = { $domain } { $before } → { $after }
deed-strength = { $domain }: strength
deed-strength-off = { $domain }: no strength
deed-moved = { $module } to { $start }
deed-not-reached = not reached: { $name }
deed-taken-over = line taken over
deed-import = list imported
deed-new-person = new: { $name }
deed-same = the same person: { $name } and { $other }
deed-different = not the same: { $name } and { $other }
deed-split = apart again: { $name }
deed-person = details of { $name }
deed-wish = new wish
deed-step = new step
deed-status = status: { $status }
deed-action = { $domain }: action
deed-refer = { $domain }: referred
deed-solved = { $domain }: solved
deed-module = module { $module }
deed-module-status = { $module }: { $status }
deed-blockers = { $module }: what holds it back
deed-proof = proof: { $proof }
deed-trajectory = trajectory { $name }
deed-appointment = appointment { $day }
deed-reschedule = moved to { $day }
deed-review = conversation with { $name }
deed-quick = walk-in: { $name }
confirm-quit = Leave? All is saved.
confirm-drop-form = What you typed is not saved yet. Throw it away?
lock-idle = Locked, because nothing happened for a while. What you typed is kept.
lock-wait = { $seconds ->
    [one] Wait 1 more second and then try again.
   *[other] Wait { $seconds } more seconds and then try again.
}
lock-wrong = That is not the right passphrase. Nothing was changed.
lock-in-use = trede is open already on this computer (process { $pid }). Close that first.
lock-newer = These data are of a newer trede. Update trede; nothing was changed.
lock-damaged = The data are damaged: { $what }. Call IT: trede check looks into it, and trede restore brings a backup back.
lock-disk-full = The disk is full. Make room; nothing is lost.
lock-failed = Opening does not work: { $why }
save-disk-full = The disk is full: saving does not work. Make room; what is on the screen is not lost.
erased-dossier = This file was erased on { $day }. What you entered is not saved.
erased-record = This was erased on { $day } and cannot be filled in again. What you entered is not saved.
notice-draft-erased = What you were typing was about a file that was erased meanwhile. The draft is thrown away.
save-not-allowed = Nothing may be written in the folder with the data: saving does not work. Ask ICT; what is on the screen is not lost.
save-disk-failed = The disk or stick with the data does not work: saving does not work. Is it plugged in? What is on the screen is saved as soon as it is back.
save-damaged = The data are damaged. Keep the folder, run trede check and ask ICT. What is on the screen is not lost.
save-failed = Saving does not work: { $why }. What is on the screen is not lost.
safety-yes = yes
safety-only = only through …
safety-no = no
mood-1 = badly
mood-2 = not so well
mood-3 = all right
mood-4 = well
mood-5 = very well
notice-rebuilt = The data were checked and mended from the safety log. Nothing is lost.
notice-log-mended = { $entries ->
    [one] 1 saved piece was put back into the safety log. Nothing is lost.
   *[other] { $entries } saved pieces were put back into the safety log. Nothing is lost.
}
notice-unfinished = The computer stopped while something was being saved. What was shown as saved is there.
notice-lost = { $entries ->
    [one] 1 saved piece can no longer be read. Run trede check and call IT.
   *[other] { $entries } saved pieces can no longer be read. Run trede check and call IT.
}
notice-renewal-failed = Not everything is under the new key yet; trede tries again tomorrow: { $why }
notice-coach-busy = One moment…
notice-coach-added = { $name } comes in here now.
notice-coach-changed = Changed: { $name }.
notice-coach-removed = { $name } does not come in here any more. The agenda is yours now, and everything is under a new key.
fault-old-passphrase = Type the passphrase that you had until now first.
confirm-coach-remove = Remove { $name }? The agenda goes to you and a new key is made. This cannot be undone.
notice-backup-failed = Today’s backup was not made: { $why }
notice-copied = { $entries ->
    [one] 1 change
   *[other] { $entries } changes
    } came in from a copy of this store. Nothing is lost; do not use that copy any more. What goes to other workstations next is everything, once, and they send everything back.
notice-clock-behind = The clock of this computer is behind: work was saved here on { $day }. Set the clock; until then agenda and terms are wrong. Nothing is lost.
notice-clock-behind-much = The clock of this computer is years behind. Set the clock; until then agenda and terms are wrong. Nothing is lost.
notice-keys-mended = One of the two key files was broken and was put back. Nothing is lost.
notice-stopped = Stopped. Nothing was changed.
notice-keymap = Your own keys are not used: { $why }
lock-too-soon = Wait a moment before you try again.
lock-demo = This is the demo. The passphrase is: { $passphrase }
people-file = { $file } cannot be read: { $why }
people-problem = line { $line }, { $column }: { $why }
people-erased = Somebody on the list was erased since you read it. Nothing was imported; read the list again.
people-problem-row = line { $line }: { $why }
notice-choose = Choose here: with a digit, or with ← and →.
notice-ask-coordinator = Only a coordinator changes this. Ask: { $names }.
notice-location-no-add = Nothing is added here. Enter changes this line.
notice-location-no-withdraw = This cannot go. Enter changes this line.
notice-location-no-default = The default is about the moments to talk. Go there with tab.
notice-schedule-is-default = This is the default already.
notice-done = { $what }
fault-anchor = First choose from when this counts.
fault-interval = "{ $typed }" is no length of time. Type 2w, 6w, 3m, 10d, 0 or yearly.
deed-location-name = name: { $name }
deed-long-weeks = { $weeks ->
    [one] long is more than 1 week
   *[other] long is more than { $weeks } weeks
}
deed-idle-minutes = locks after { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
deed-schedule = moment to talk { $anchor }
deed-schedule-removed = moment to talk gone: { $anchor }
deed-schedule-default = moments to talk: default
deed-template = in the list: { $module }
deed-template-withdrawn = out of the list: { $module }
deed-partner = organisation: { $name }
deed-partner-withdrawn = organisation gone: { $name }
notice-covered-unsaved = Not locked, because something is not saved yet. The screen is covered; make room on the disk.
confirm-quit-unsaved = Something is not saved yet: the disk is full. Leave anyway?
notice-undo-unsaved = First everything must be saved; the disk is full.
deed-chosen = { $what } chosen
notice-nobody-to-call = Nobody needs a call here. Press enter and choose which is right.
notice-choose-version = Choose one of the versions here, with a digit.
