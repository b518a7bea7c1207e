# The command line. Its own help (trede --help) is English.
cli-progress = One moment: { $percent } %
cli-ask-passphrase = Passphrase:
cli-choose-passphrase = Choose a passphrase of four plain words:
cli-again-passphrase = Type the passphrase again:

# Why something did not work
cli-no-folder = There is no folder for the store. Name one with --store DIR.
cli-no-passphrase = The store does not open without a passphrase, and trede cannot ask for one here. Put it on the first line of a file and name that with --passphrase-file FILE.
cli-no-store = There is no store here. Begin one with trede init, make one again from a backup with trede restore, or name another folder with --store DIR.
cli-already-a-store = There is a store here already. Nothing was changed. Name another folder with --store DIR.
cli-not-allowed = The folder of the store may not be written. Ask whoever manages this computer.
cli-disk = The disk failed: { $why }
cli-failed = That does not work: { $why }
cli-file = { $file }: { $why }
cli-output = The output failed: { $why }
cli-words-lost = The recovery words did not arrive and are kept nowhere else. Delete this new folder and begin again with trede init.
cli-no-terminal = This is no terminal, so the screen cannot be shown here. Use trede list, trede agenda or trede show; trede --help names the rest.
cli-terminal = The terminal failed: { $why }
cli-nobody = Nobody found. Check the name or number, or look with trede list --search.
cli-several = This fits more than one participant. Choose one by id or number:
cli-no-coach = There is no coach { $name } here. Known are: { $known }.

# What the store has to say
cli-notice-rebuilt = The database was damaged and was built again from the safety log. Nothing was lost.
cli-notice-log-mended = { $number ->
    [one] The safety log missed 1 entry. It was written to it again. Nothing was lost.
   *[other] The safety log missed { $number } entries. They were written to it again. Nothing was lost.
}
cli-notice-unfinished = The last save was cut off ({ $number } bytes). It had not been shown as saved.
cli-notice-lost = At least { $number ->
    [one] 1 saved entry is
   *[other] { $number } saved entries are
    } gone; { $places ->
    [one] 1 place
   *[other] { $places } places
    } in the log cannot be read. Keep the folder and ask for help.
cli-notice-copied = { $number ->
    [one] 1 change
   *[other] { $number } changes
    } came in from a copy of this store. Nothing is lost; do not use that copy any more. What goes to other workstations next is everything, once, and they send everything back.
cli-notice-clock-behind = The clock of this computer is behind: work was saved here on { $day }. Set the clock; until then agenda and terms are wrong. Nothing is lost.
cli-notice-keys-mended = One of the two key files was damaged and was mended.

# init
cli-made = The store of { $location } is ready in { $folder }. These are the recovery words:
cli-keep-words = Write these twelve words down and keep them safe. With them, who lost a passphrase gets a new one: trede recover. They are never shown again.

# list
cli-column-number = No
cli-column-name = Name
cli-column-status = Status
cli-column-nt = NT
cli-column-work = Work
cli-column-coach = Coach
cli-column-next = Next date
cli-column-days = Quiet (days)
cli-count = { $count ->
    [one] 1 participant
   *[other] { $count } participants
}
cli-say-number = number { $value }
cli-say-coach = coach { $value }
cli-say-next = next date { $value }
cli-say-days = { $count ->
    [one] 1 day without contact
   *[other] { $count } days without contact
}

# show
cli-label-id = Id
cli-label-number = Number
cli-label-status = Status
cli-label-background = Background
cli-label-coach = Coach
cli-label-buddy = Buddy
cli-label-safe = Safe contact
cli-label-way = Reach by
cli-label-spoken = Last spoken
cli-label-wish = Wish
cli-label-step = Step
cli-label-barrier = In the way
cli-label-module = Module
cli-label-agenda = Agenda
cli-label-level = Level
cli-label-proof = Proof
cli-label-consent = Consent
cli-latin = Latin alphabet: { $answer }
cli-consent-yes = yes
cli-consent-no = no
cli-label-contact = Contact
cli-since = since { $day }
cli-born = born in { $year }
cli-ago = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}
cli-before = before { $day }
cli-safety-unknown = not asked yet
cli-safety-only = only through
cli-through = through { $name }
cli-strength = strength
cli-review = look again on { $day }
cli-flagged = lacks who does it or a date
cli-from-to = { $start } to { $end }
cli-together = together with { $name }

# check and compact
cli-checked = Checked: { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
    }, { $dossiers ->
    [one] 1 dossier
   *[other] { $dossiers } dossiers
    }, { $frames ->
    [one] 1 frame
   *[other] { $frames } frames
    } in the safety log.
cli-old-damage = { $number ->
    [one] 1 place was damaged before and was mended.
   *[other] { $number } places were damaged before and were mended.
}
cli-check-well = All is well.
cli-check-mend = Something is wrong. trede check --mend mends what can be mended.
cli-problem-log = { $number ->
    [one] 1 place in the safety log cannot be read.
   *[other] { $number } places in the safety log cannot be read.
}
cli-problem-log-incomplete = { $number ->
    [one] The safety log misses at least 1 entry.
   *[other] The safety log misses at least { $number } entries.
}
cli-problem-not-in-log = { $number ->
    [one] 1 entry is not in the safety log.
   *[other] { $number } entries are not in the safety log.
}
cli-problem-not-in-database = { $number ->
    [one] 1 entry is not in the database.
   *[other] { $number } entries are not in the database.
}
cli-problem-dossier = Dossier { $id } cannot be read or is not what the log says.
cli-problem-access-log = The access log is not whole: something is missing or was changed, places: { $number }.
cli-problem-keys = One of the two key files is missing or damaged.
cli-compacted = Done. The folder went from { $before } to { $after } kB.

# agenda, keymap, man
cli-agenda-also = also: { $what }
cli-alike-nobody = Nobody looks like anybody else.
cli-agenda-empty = Nobody waits in these days.
cli-later = later
cli-keymap-well = These keys are fine.
cli-keymap-own = Your own keys go in { $file }
cli-no-command = There is no command { $name }. trede --help names them.

# what is wrong with a keymap file
keymap-no-toml = this is no TOML: { $why }
keymap-schema = the first line must be: schema = 1
keymap-table = write: { $context } = [{ "{" } on = ["x"], run = "…" { "}" }]
keymap-binding = write: { "{" } on = ["x"], run = "…" { "}" }
keymap-no-context = there is no context "{ $wrong }".
keymap-no-part = there is no part "{ $wrong }".
keymap-no-action = there is no action "{ $wrong }".
keymap-no-condition = there is no condition "{ $wrong }".
keymap-no-key = "{ $wrong }" is no key; write one character, or a name such as enter, pgdn, f9, ctrl-z
keymap-near = Did you mean "{ $name }"?
keymap-twice = [{ $context }] { $keys } runs both { $one } and { $other }; keep one of them
keymap-prefix = [{ $context }] { $keys } is the beginning of { $longer }; it would wait for ever
keymap-indistinct = [{ $context }] terminals cannot tell { $keys } from { $same }; choose another key
keymap-lost = nothing runs { $command } any more; bind it in [{ $context }]
keymap-two-verbs = { $keys } means "{ $one }" in [{ $first }] and "{ $other }" in [{ $second }]; one letter has one meaning in the workspace
keymap-digit = [{ $context }] { $keys } runs { $command }; a digit is always an answer
keymap-plain-in-text = [{ $context }] { $keys } is text in a text field; use ctrl or a function key

# demo
cli-demo-kept = Made-up participants in { $folder }. The passphrase is: { $passphrase }

# import
cli-import-file = Read as { $encoding }, with { $separator } between the columns.
cli-import-column = { $column } → { $field }
cli-import-ignored = not read
cli-import-no-heading = (no heading)
cli-import-tab = tab
cli-import-problem = line { $line }, { $column }: { $why }
cli-import-problem-row = line { $line }: { $why }
cli-import-changed = line { $line }: changed: { $fields }
cli-import-kept = line { $line }: stays as somebody typed it here: { $fields }
cli-import-double = line { $line }: maybe the same person as { $id }
cli-import-double-line = line { $line }: maybe the same person as line { $other }
cli-import-rows = { $rows } rows with a name, { $refused } without a name, { $blank } blank.
cli-import-done = Imported: { $new } new, { $changed } changed, { $same } the same, { $refused } refused.
cli-import-would = Rehearsal, nothing was changed. It would be: { $new } new, { $changed } changed, { $same } the same, { $refused } refused.

# recover
cli-ask-words = Type the twelve recovery words:
cli-no-words = This cannot be done without the recovery words. Name a file with --words-file, or type them in a terminal.
cli-recovered = { $coach } has a new passphrase. Below are new recovery words; throw the old ones away.
cli-recover-who = Who gets the new passphrase? Name one of: { $names }, with --coach.
cli-no-conflicts = Nothing stands in two versions.

# peer
cli-card = { $label } · { $id }
cli-peer-words = Words to compare by phone: { $words }
cli-card-written = The card is in { $file }. Give it to the other workstation, and read the words to each other.
cli-peer-standing-unknown = This workstation is not known here yet.
cli-peer-standing-known = This workstation is known here already, with these keys.
cli-peer-standing-removed = This workstation was removed here. Accepting it lets it in again.
cli-peer-standing-other-key = Careful: this workstation is known here with other keys. Ask by phone why.
cli-peer-would-be-ours = It belongs to this location and gets everything.
cli-peer-would-be-elsewhere = It belongs to another location and gets only what is shared with that location.
cli-peer-would-join = From now on this workstation belongs to the location { $label } instead of { $here }: what that location agreed and its name hold here, and everything is exchanged with its workstations. What stands here stays.
cli-peer-ask = Read the words to each other by phone. Are they the same? (yes/no)
cli-peer-other-words = These are not the words of this card. Nothing was accepted. Compare them again; if they stay different, do not use the card.
cli-peer-not-accepted = Nothing was accepted. Compare the words by phone, and say yes or give them with --words "…".
cli-peer-accepted = { $label } is known now.
cli-peer-accepted-ours = { $label } is known now, as a workstation of this location.
cli-peer-nobody = No other workstation is known yet. Begin with trede peer card, and trede peer add for the card of the other.
cli-peer-ours = this location
cli-peer-elsewhere = elsewhere
cli-peer-heard = heard on { $day }
cli-peer-never-heard = nothing heard yet
cli-peer-sent = sent on { $day }
cli-peer-never-sent = nothing sent yet
cli-peer-lacks = { $number ->
    [one] lacks 1 entry
   *[other] lacks { $number } entries
}
cli-peer-removed = removed
cli-peer-gone = { $label } · { $id } was removed: nothing goes there any more, and nothing of it is taken over. What is there already stays there.
cli-peer-is-removed = { $label } was removed here. Accept its card again to send to it.

# bundle, handover
cli-ask-bundle-passphrase = Passphrase of the bundle:
cli-and-more = … and { $number } more; --json names everybody
cli-export-who = For whom? Name one of: { $known }, with --to.
cli-export-passphrase-scope = For whoever has a passphrase it must be clear what leaves: --scope all, catalogue, or dossier and who.
cli-export-no-file = Where should the bundle go? Name a file or a folder, or rehearse with --dry-run.
cli-export-scope = Say --scope all, --scope catalogue, or --scope dossier with one or more participants.
cli-export-for-passphrase = whoever knows the passphrase
cli-export-delta = what is lacking
cli-export-full = everything
cli-export-handover = a handover
cli-export-to = For { $to }: { $what }.
cli-export-sum = { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
    }: { $people ->
    [one] 1 participant
   *[other] { $people } participants
    }, and { $catalogue } about partners, modules and coaches. Earlier values go too.
cli-export-person = { $name }: { $kinds }
cli-export-no-consent = { $name } stays here: there is no consent to share.
cli-export-not-here = { $name } stays here: nothing of them stands here, or it was erased.
cli-export-done = Written: { $file } ({ $kb } kB)
cli-export-would = Rehearsal, nothing was written.
cli-look-file = { $file } · { $kb } kB
cli-look-from = Signed by { $label }: { $standing }
cli-look-signer-known = known
cli-look-signer-ourselves = this workstation itself
cli-look-signer-unknown = unknown. Compare the words by phone, and accept the card with trede peer add BUNDLE.
cli-look-signer-removed = removed here
cli-look-signer-other-key = known with other keys. Compare the words by phone.
cli-look-holds = { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
    }: { $new } new, { $held } here already, { $catalogue } about partners, modules and coaches.
cli-look-new = new: { $number }
cli-look-changed = changed: { $number }
cli-look-two-versions = two versions: { $number }
cli-look-person = { $name } ({ $number })
cli-look-erases = erased: { $number } · { $names }
cli-look-erased = { $number ->
    [one] 1 entry is erased and stays away.
   *[other] { $number } entries are erased and stay away.
}
cli-look-forks = { $number ->
    [one] 1 entry has another content than here; both stay.
   *[other] { $number } entries have another content than here; both stay.
}
cli-look-newer = { $number ->
    [one] 1 entry is of a newer version; it is carried on unread.
   *[other] { $number } entries are of a newer version; they are carried on unread.
}
cli-look-copies = { $number ->
    [one] 1 entry comes from a copy of this store. Do not use that copy any more.
   *[other] { $number } entries come from a copy of this store. Do not use that copy any more.
}
cli-look-passed-over = { $number ->
    [one] Only a newer version knows 1 part.
   *[other] Only a newer version knows { $number } parts.
}
cli-look-gap = { $number ->
    [one] 1 entry is missing. Ask { $ask } for it: send a bundle, and it comes with the next one.
   *[other] { $number } entries are missing. Ask { $ask } for them: send a bundle, and they come with the next one.
}
cli-look-ahead = { $number ->
    [one] Careful: the sender's clock is 1 hour ahead.
   *[other] Careful: the sender's clock is { $number } hours ahead.
}
cli-look-ahead-days = Careful: the sender's clock is { $number } days ahead.
cli-taken = Taken over. Before { $people ->
    [one] 1 participant
   *[other] { $people } participants
    } and { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
    }, now { $people-after } and { $entries-after }.
cli-taken-dropped = { $number ->
    [one] 1 entry was left out: its author did not know that it was erased.
   *[other] { $number } entries were left out: their author did not know that they were erased.
}
cli-taken-not = Not taken over. Nothing was changed.
cli-taken-would = Rehearsal, nothing was changed.
cli-handed-over = Handed over. Give { $file } to the other side. What stands here stays.
cli-no-coach-there = There is no coach { $name } there. Known are: { $known }. Leave --coach out when you do not know.

# backup, restore
cli-backed-up = The backup was made and read back: { $file } ({ $kb } kB, { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
    }).
cli-backed-up-keys = The key file { $file } belongs to it: keep the two together. Never put the recovery words beside them.
cli-ask-words-or-passphrase = Type the twelve recovery words, or the passphrase of a coach:
cli-wrong-words = These are the recovery words of another store.
cli-not-words = These are not twelve recovery words. Mind their spelling and order.
cli-restored = Restored in { $folder }: { $location }, { $people ->
    [one] 1 participant
   *[other] { $people } participants
    } and { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
    }, as it was on { $day }.
cli-restored-sign-in = Now start trede --store { $folder }. Each coach signs in with their own passphrase of that time. If nobody knows one any more: trede recover --store { $folder }.
cli-restored-others = What was written down since is not in it. Where other workstations have some of that: give them a bundle first, and then read theirs.
cli-restored-old = Do not use the old folder any more, if it is still there.

# trede coach
cli-coach-added = { $name } comes in here now with a passphrase of their own, as { $role }.
cli-coach-role = { $name } is { $role } now.
cli-coach-passphrase = { $name } has a new passphrase.
cli-coach-removed = { $name } does not come in here any more. Files that went to { $to }: { $dossiers }.
cli-coach-anew = Everything is under a new key now. Backups in the folder of trede that were replaced: { $backups }. Copies elsewhere, on a stick for instance, still open with the old passphrase: throw them away and make new ones.
cli-coach-people = { $number ->
    [one] { $number } participant
   *[other] { $number } participants
}
cli-coach-lines = { $number } on the agenda
cli-coach-enters = comes in here
cli-ask-word = Type word { $number }:
cli-words-in-force = These recovery words count now. The ones before open nothing any more.
cli-words-not-noted = That is not the word that stands there. The new words do not count; the ones before still do.
