# The word for every choice of the domain, and why an act is refused.

# Dutch as first or second language
nt-nt1 = NT1
nt-nt2 = NT2

# Work, short: it stands in the list
work-working = working
work-seeking = seeking
work-not-seeking = not seeking

# Gender, for the count only
gender-female = woman
gender-male = man
gender-other = other
gender-rather-not = would rather not say

# Barrier check: short names, and -long where there is room
barrier-health = Health
barrier-health-long = Health and energy
barrier-home = Home
barrier-home-long = Home and relations
barrier-money = Money
barrier-money-long = Money
barrier-housing = Housing
barrier-housing-long = Housing
barrier-care = Children
barrier-care-long = Children and care
barrier-transport = Transport
barrier-transport-long = Transport and distance
barrier-hours = Hours
barrier-hours-long = Working hours and rota
barrier-language = Language
barrier-language-long = Language and understanding
barrier-digital = Digital
barrier-digital-long = Devices and internet
barrier-papers = Papers
barrier-papers-long = Papers and rules
barrier-courage = Courage
barrier-courage-long = Daring to learn
barrier-support = Support
barrier-support-long = Motivation and support
barrier-employer = Work
barrier-employer-long = Employer and workplace
barrier-safety = Safe contact
barrier-safety-long = Safe contact
barrier-other = Other
barrier-other-long = Something else
group-fixed = always
group-practical = practical
group-learning = learning
group-work = work
group-careful = with care
group-free = free

# The score is the effect on taking part; without one it is not-discussed
score-not-discussed = not discussed
score-none = none
score-watch = watch
score-hard = hard
score-blocks = blocks
score-refused = rather not
help-now = now
help-later = later
help-no = no
handover-information = given information
handover-called = called together
handover-walked = walked along
barrier-status-open = open
barrier-status-asked = asked
barrier-status-running = running
barrier-status-solved = solved
barrier-status-no-place = no place
barrier-status-declined = does without

# People
role-coach = coach
role-coordinator = coordinator
owner-participant = participant
owner-coach = coach
owner-partner = organisation
named-participant = participant
named-together = together
named-coach = coach

# Consents
purpose-share = share with a partner
purpose-health = note down health
purpose-aftercare = call afterwards
purpose-story = use the story
asked-spoken = in a talk
asked-phone = by phone
asked-paper = on paper

# Contacts
contact-spoken = spoken
contact-not-reached = not reached
contact-wrong-number = wrong number
contact-no-contact = wants no contact
contact-moved = moved
occupation-works = work
occupation-learns = learning
occupation-seeks = looking for work
occupation-cares = caring
occupation-other = other
learns-on-yes = yes
learns-on-no = no
learns-on-wants-to = wants to, not yet possible
work-result-kept = kept work
work-result-better = more hours or better work
work-result-found = found work
work-result-lost = lost work
appointment-intake = intake
appointment-intake-continued = intake, continued
appointment-progress = progress
appointment-review = looking back
appointment-aftercare = aftercare
appointment-other = other
appointment-state-planned = stands
appointment-state-held = held
appointment-state-missed = missed
appointment-state-cancelled = cancelled
line-appointment = appointment
line-schedule = contact due
line-barrier-review = looking back
line-barrier-open = no action or date yet
line-step = step
line-gap = time without module or talk
line-no-answer = try again
line-out-of-sight = out of sight: try again
line-intake-parked = go on with the intake
line-handover = handed over: get to know each other
line-no-date = no appointment yet
line-two-versions = ≠ two versions: choose
line-expires = time is nearly over
line-silent = not spoken for { $days } days
line-aftercare = aftercare after
line-yearly = aftercare, every year
medium-phone = call
medium-message = message
medium-email = e-mail
medium-letter = letter
medium-in-person = here
medium-visit = at home
reach-self = came by themselves
reach-around = through family, friends or neighbours
reach-peer = through a participant or expert by experience
reach-warm = together with an organisation
reach-campaign = letter, poster or website
reach-outreach = approached where people come

# Status
status-registered = registered
status-intake = intake
status-trajectory = trajectory
status-aftercare = aftercare
status-paused = pause
status-out-of-sight = out of sight
status-no-contact = wants no contact

# Intake
topic-welcome = Welcome and consent
topic-wish = What do you want to learn?
topic-now = Now
topic-learning = Learning until now
topic-levels = Language, arithmetic, digital
topic-ahead = Looking ahead
topic-barriers = What may be in the way?
topic-step = One small step
topic-module = Module, organisation, buddy
topic-appointment = Appointment and telling back
topic-state-done = done
topic-state-skipped = skipped
topic-state-parked = later

# Levels
skill-reading = reading
skill-writing = writing
skill-speaking = speaking
skill-listening = listening
skill-conversation = conversations
skill-literacy = literacy
skill-arithmetic = arithmetic
skill-digital = digital skills
level-below-entry = below Instroom
level-entry = Instroom
level-1f = 1F
level-2f = 2F
level-3f = 3F
level-a0 = A0
level-a1 = A1
level-a2 = A2
level-b1 = B1
level-b2 = B2
level-c1 = C1
level-alfa-a = Alfa A
level-alfa-b = Alfa B
level-alfa-c = Alfa C
level-basic-1 = Basisniveau 1
level-basic-2 = Basisniveau 2
level-unknown = unknown
source-impression = impression of the coach
source-own-estimate = own estimate
source-basismeter = Basismeter
source-provider-test = test of the provider
source-diploma = diploma
latin-yes = yes
latin-partly = partly
latin-no = no

# Perspective and step
cell-soon-work = soon, work
cell-later-work = later, work
cell-soon-life = soon, life
cell-later-life = later, life
outcome-done = done
outcome-partly = partly
outcome-not-yet = not yet

# Proof, in rising civil effect
proof-participation = proof of taking part
proof-branch = branch certificate
proof-practice = praktijkverklaring (practice statement)
proof-mbo-statement = mbo-verklaring (vocational statement)
proof-mbo-certificate = mbo-certificaat (vocational certificate)
proof-entree = entree diploma (level 1)
proof-diploma = diploma level 2 or higher

# Schedule and modules
anchor-intake = after the intake
anchor-module-start = after a module starts
anchor-module-end = at the end of a module
anchor-trajectory-end = after the trajectory
lane-basic = B
lane-basic-choice = B basic
lane-basic-long = basic skills
lane-vocational = V
lane-vocational-choice = V vocational
lane-vocational-long = vocational skills
lane-both = BV
lane-both-choice = BV both
lane-both-long = basic and vocational together
module-kind-lessons = lessons
module-kind-practice = practice learning
module-kind-buddy = with a buddy
module-kind-online = online
module-status-planned = planned
module-status-waiting = waiting list
module-status-running = running
module-status-finished = finished
module-status-stopped = stopped
difference-distance = too far
difference-waiting-list = waiting list
difference-level = level does not fit yet
difference-costs = costs
difference-other = other

# Why something cannot be kept; nothing changed
act-name-missing = A name is needed. Any name the person chooses will do.
act-empty = This is still empty. Type a few words.
act-too-long = { $over } characters too many: { $max } fit. The text stays here.
act-in-the-future = { $day } is still to come. Choose today or earlier.
act-in-the-past = { $day } is over. Choose today or later.
act-step-too-long = A step takes at most { $days } days. Choose an earlier day or a smaller step.
act-step-over = How this step went is noted already. Agree on a new step.
act-health-closed = Health may be noted only after consent. Ask for it first (topic 1).
act-nothing-open = Nothing is in the way here. Give a score first.
act-solve-instead = Choose *solved*: trede then asks what helped.
act-sharing-refused = The participant does not want us to share. Give information only, or ask again.
act-sharing-not-asked = Ask the participant first whether we may share, and note the answer (consent: share with partner).
act-same-location = This is a workstation of this location. Choose another coach for the participant instead.
act-unknown = This is not there any more. Somebody took it back.
act-via-missing = Say through whom or how contact is safe.
act-way-excluded = The participant does not want to be reached this way. Choose another.
act-frozen = This file is frozen on request of the participant. Lift that first.
act-birth-year = { $number } cannot be a year of birth. Check it.
act-school-years = { $number } years of school is too many. Check it.
act-week = A week has 21 parts of the day. Check them.
act-own-buddy = Nobody can be their own buddy. Choose somebody else.
act-level-does-not-fit = This level does not belong to this skill. Choose one from the list.
act-crebo = A crebo number has 5 digits. Check it.
act-end-before-start = The last day lies before the first. Change one of them.
act-no-dates = There are no dates yet. Type the first and the last day.
act-dayparts = A week has at most 21 parts of the day. Check the number.
act-trajectory-runs = A trajectory runs already. End it first.
act-trajectory-ended = This trajectory has ended. Start a new one.
act-mood = How it goes is a number from 1 to 5.
act-not-spoken = Only a talk has answers. Choose *spoken* or leave them empty.
act-appointment-over = This appointment does not stand any more. Make a new one.
act-reason-missing = Say why. It helps whoever takes this up again.
act-not-later = { $day } is not later than today. Choose a later day.
act-coordinator-only = Only a coordinator changes this. Ask a coordinator.
act-last-coordinator = One coordinator who can come in here always stays. Make somebody else a coordinator first.
act-same-coach = The agenda goes to somebody else. Choose another coach.
act-already-there = This stands in the list already. Change that line.
act-weeks = Type a number of weeks from 1 to { $max }.
act-keep-months = Type a number of months from 1 to { $max }.
act-idle-minutes = Type a number of minutes from 1 to { $max }.
act-too-far-ahead = This is too far ahead. At most { $max } months.
act-after-intake = This must be some time after the intake. Type 1w or longer.
act-yearly-after-trajectory = Every year works only after the trajectory. Choose that, or type weeks or months.
act-last-line = One line after the trajectory must stay, or somebody is lost from sight.

# Who gets what
fields-coach = coach elsewhere: everything
fields-provider = provider: levels and modules, no barriers
fields-municipality = municipality: status, modules, proofs
