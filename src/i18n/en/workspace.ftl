# What the screens say around the content.
screen-too-small = Make this window larger (40 × 10).
header-demo = practice
header-week = week
header-before = before
header-step = step
header-no-step = no step yet: d
header-no-wish = no wish yet: l
pane-list = Participants
pane-barriers = Barriers
pane-barriers-long = What is in the way
pane-timeline = Modules
pane-agenda = Agenda
pane-agenda-long = Agenda and aftercare
footer-locks-in = locks in
footer-saving = saving…
footer-saved = saved
footer-unsaved = not saved
footer-draft-saved = draft saved
list-empty = No participants yet. Press n for the first, or g i for a walk-in.
list-no-hits = Nobody found. Esc takes search and filter away.
list-neither = neither
list-search = search name, place, number
list-filter = filter
list-found = { $shown } of { $all }
filter-buddy = with buddy
filter-no-buddy = no buddy
filter-mine = mine
filter-everybody = everybody
barriers-empty = What makes taking part hard? First select a participant.
barriers-open = open
barriers-blocking = blocking
barriers-closed = first ask for consent (intake, topic 1)
barriers-closed-short = ask for consent first
barriers-scores = set
timeline-empty = Short modules towards a goal. Press n for the first.
timeline-nobody = Short modules on the way to a goal. First choose a participant.
timeline-progress = { $done } of { $all } finished
timeline-towards = towards
timeline-waits-for = waits for
timeline-long = long: split it?
timeline-guidance = talks
timeline-nothing = nothing
timeline-add = add:
timeline-short = soon
timeline-far = later
agenda-earlier = planned earlier
agenda-earlier-short = earlier
agenda-today = today
agenda-week = week
agenda-empty = Nobody waits. Press n for an appointment.
form-too-long = characters too many
doubt-phone = Is this number right? A Dutch number has 10 digits, a foreign one begins with +.
doubt-email = Is this address right? It needs an @, and a dot after it.
form-letter-finds = A letter chooses the next name that begins with it.
form-other-version = ≠ There is also: { $value }. Choose with V in the workspace.
timeline-move-when = earlier, later
timeline-move-length = length
form-more-above = { $count ->
    [one] ▲ 1 more question above
   *[other] ▲ { $count } more questions above
}
form-more-below = { $count ->
    [one] ▼ 1 more question below
   *[other] ▼ { $count } more questions below
}
form-week-parts = each day: morning, afternoon, evening
form-new-person = new participant
form-module = module
card-soon = soon (3 months)
card-later = later (1 to 2 years)
card-work = work
card-life = life
overlay-menu = What can you do with this?
overlay-help = Keys in this place
overlay-palette = All actions and participants
overlay-question = Question
overlay-story = Story
overlay-alike = The same person?
alike-part = belongs to this person, with { $contacts ->
    [0] no talk yet
    [one] one talk
   *[other] { $contacts } talks
}
alike-number = same number
alike-name = same name
alike-sounds = name sounds the same
alike-close = name is close
alike-given = same first name
alike-year = same year of birth
alike-near-year = year of birth nearly the same
alike-other-year = other year of birth
alike-phone = same phone
alike-postcode = same postcode
alike-quarter = same quarter
alike-somebody = somebody in the list
alike-suggestion = Looks like { $name }: { $why }.
alike-decided-same = The same as { $name }: one row together once saved.
alike-decided-different = Not the same as { $name }.
overlay-import = Import a list
overlay-nothing = Nothing found. Type something else.
overlay-yes-no = enter yes   esc no
overlay-keys-choose = ↑ ↓ choose  enter do it  esc back
overlay-keys-read = ↑ ↓ read on  esc back
overlay-keys-import = enter import  ctrl-b it is no BSN  esc leave it
story-with = together with
story-empty = What you talk about will stand here, newest first.
overlay-keys = enter on  esc back
setup-welcome = Welcome to trede. Say where you work and what your name is, and choose a passphrase: four everyday words in a row.
setup-words = Write these twelve words on paper and keep them safe. With them, who lost a passphrase gets a new one: trede recover. They are never shown again after this.
setup-words-standard = They come from a fixed list that is known everywhere (BIP39), so that they can still be read in many years.
setup-words-keys = enter they are on paper
setup-words-check = Type two of the words over from your paper. Then you are sure that they are written down well.
setup-words-check-keys = enter on  esc the words again
setup-busy = One moment: the keys are being made.
setup-keys = enter on  esc quit
lock-ask = Type your passphrase.
lock-busy = One moment.
lock-keys = enter open  esc quit
cover-keys = F8 go on   F9 lock
intake-may-read = The participant may read this.
intake-name-first = First type a name at topic 1.
intake-topics = Topics
intake-title = Intake
intake-minutes = { $count } min
intake-later = later
quick-title = walk-in
review-title = Conversation
review-contact = Contact
review-contact-only = only
review-contact-no = do not call or message; this person comes by
review-also = Also
review-handover = Handed over
review-last = Last time
review-open = Open
review-finished = Finished
review-step = Step
review-planned = planned
plan-title = My plan
plan-wish = My wish
plan-step = My step
plan-lessons = My lessons
plan-next = Our appointment
plan-back = We talk again
plan-at = at
read-back-title = Read this back together
read-back-so-far = This stands already
read-back-arranged = What we arrange
plan-empty = Your plan comes here: your wish, one small step and our appointment.
after-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
after-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
after-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
after-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}

# a list to import
import-sum = { $new } new, { $changed } updated, { $same } the same, { $refused } cannot be read. { $doubles } maybe double.
import-busy = Importing: { $percent } %   esc stops it and nothing changes
import-problems = To look at ({ $number }):
import-ignored = not read

# the screen of the location
after-at-once = at once
after-yearly = every year
after-module-end = after the end of a module
at-module-start = at the start of a module
at-trajectory-end = at the end of the trajectory
typed-yearly = yearly
location-title = Our location
location-schedule = Moments to talk
location-templates = Modules
location-partners = Organisations
location-settings = Settings
location-default = default
location-own = own list
location-read-only = read only
location-schedule-about = At these moments the agenda asks for a talk. A trajectory that runs already keeps the moments it started with.
location-templates-about = These modules are offered for a new module. Modules that are planned already stay as they are.
location-coaches = Coaches
coach-no-passphrase = no passphrase here
form-coach = Coach
location-coaches-about = Who comes in here. Every coach changes the own passphrase; a coordinator adds, gives roles and removes.
location-partners-about = These organisations are offered when you refer somebody.
location-settings-about = This holds for everybody who works here.
location-templates-empty = Nothing in this list yet. Press n for the first module.
location-partners-empty = Nothing in this list yet. Press n for the first organisation.
location-dayparts = { $count ->
    [one] 1 part of the day
   *[other] { $count } parts of the day
}
form-schedule-line = moment to talk
form-template = module for the list
form-partner = organisation
filter-two-versions = ≠
filter-maybe-double = ≈
list-maybe-double = maybe double
overlay-settle = Two versions
settle-place = { $at } of { $all }
settle-choose = choose
settle-leave = esc leave it
settle-why = Written apart from each other. Choose which is right; nothing is lost.
settle-shown = stands now
