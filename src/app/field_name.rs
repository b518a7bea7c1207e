//! The names of all fields of all forms: one closed list, so that a label, a draft and a rule mean the same field.

use crate::domain::choices;

choices! {
    /// A field of a form. The order is the number in a draft: append only.
    FieldName "field" {
        /// Whole name in one line.
        Name "name",
        /// Own administration number.
        OwnNumber "own-number",
        /// Year of birth.
        BirthYear "birth-year",
        /// Phone number.
        Phone "phone",
        /// May we send messages to it?
        MayMessage "may-message",
        /// E-mail address.
        Email "email",
        /// NT1 or NT2.
        Nt "nt",
        /// Working or looking for work.
        Work "work",
        /// Gender.
        Gender "gender",
        /// Mother tongue.
        MotherTongue "mother-tongue",
        /// Postcode.
        Postcode "postcode",
        /// Town.
        Place "place",
        /// Vindplaats.
        FoundAt "found-at",
        /// Aanmelder.
        ReferredBy "referred-by",
        /// Way of reaching.
        Reach "reach",
        /// The week in parts of the day.
        Week "week",
        /// Years of school.
        SchoolYears "school-years",
        /// What helped in learning.
        Helped "helped",
        /// Proof somebody has already.
        ProofKind "proof-kind",
        /// What a proof is called.
        ProofTitle "proof-title",
        /// When it was got.
        ProofOn "proof-on",
        /// Who issued it.
        Issuer "issuer",
        /// Crebo number.
        Crebo "crebo",
        /// Work processes.
        Processes "processes",
        /// Company.
        Company "company",
        /// Recognised company?
        Recognised "recognised",
        /// Practice trainer.
        Trainer "trainer",
        /// Hours of practice.
        Hours "hours",
        /// In the diploma register?
        Registered "registered",
        /// Consent: share with a partner.
        ConsentShare "consent-share",
        /// Consent: note health needs.
        ConsentHealth "consent-health",
        /// Consent: call after the trajectory.
        ConsentAftercare "consent-aftercare",
        /// Consent: use the story.
        ConsentStory "consent-story",
        /// Is contact safe?
        Safety "safety",
        /// Through whom, when not directly.
        SafeVia "safe-via",
        /// The wish, verbatim.
        Wish "wish",
        /// Why now.
        WhyNow "why-now",
        /// Soon, work.
        SoonWork "soon-work",
        /// Soon, life.
        SoonLife "soon-life",
        /// Later, work.
        LaterWork "later-work",
        /// Later, life.
        LaterLife "later-life",
        /// In the participant's words.
        Words "words",
        /// Who named it.
        NamedBy "named-by",
        /// Level of reading.
        Reading "reading",
        /// Level of writing.
        Writing "writing",
        /// Level of speaking.
        Speaking "speaking",
        /// Level of listening.
        Listening "listening",
        /// Level of conversation.
        Conversation "conversation",
        /// Level of literacy.
        Literacy "literacy",
        /// Latin alphabet.
        Latin "latin",
        /// Level of arithmetic.
        Arithmetic "arithmetic",
        /// Level of digital skills.
        Digital "digital",
        /// Where levels come from.
        LevelSource "level-source",
        /// The one small step.
        Step "step",
        /// Who does it.
        StepOwner "step-owner",
        /// Before which day.
        StepDue "step-due",
        /// How the step went.
        StepOutcome "step-outcome",
        /// A smaller step.
        SmallerStep "smaller-step",
        /// Template of a module.
        Template "template",
        /// Title of a module.
        Title "title",
        /// B, V or both.
        Lane "lane",
        /// How it is learnt.
        ModuleKind "module-kind",
        /// First day.
        Start "start",
        /// Length in weeks.
        Weeks "weeks",
        /// Parts of the day a week.
        Dayparts "dayparts",
        /// Who gives it.
        Provider "provider",
        /// The proof it leads to.
        Goal "goal",
        /// Status of a module.
        ModuleStatus "module-status",
        /// What was wished.
        Wished "wished",
        /// Why the advice differs.
        Difference "difference",
        /// Buddy.
        Buddy "buddy",
        /// Asked to become an expert by experience.
        Expert "expert",
        /// Day of an appointment.
        Day "day",
        /// Time of an appointment.
        Time "time",
        /// Channel.
        Medium "medium",
        /// What an appointment is for.
        Purpose "purpose",
        /// A note that the participant may read.
        Note "note",
        /// How a contact ended.
        Outcome "outcome",
        /// How it goes.
        Mood "mood",
        /// Busy with.
        Occupation "occupation",
        /// Learns on?
        LearnsOn "learns-on",
        /// What became of work.
        WorkResult "work-result",
        /// Samen met.
        Together "together",
        /// Next day in a review.
        NextDay "next-day",
        /// Next channel in a review.
        NextMedium "next-medium",
        /// An action on a barrier.
        Action "action",
        /// Who does the action.
        Owner "owner",
        /// Partner organisation.
        Partner "partner",
        /// Kind of handover.
        Handover "handover",
        /// When to look back.
        Review "review",
        /// Help wanted?
        Help "help",
        /// Own words for a barrier.
        BarrierWords "barrier-words",
        /// What helped.
        WhatHelped "what-helped",
        /// Label of another barrier.
        Label "label",
        /// Modules a barrier threatens.
        Threatens "threatens",
        /// Status of the participant.
        Status "status",
        /// Reason.
        Reason "reason",
        /// Name of the location.
        Location "location",
        /// First name of the coach.
        CoachName "coach-name",
        /// Passphrase.
        Passphrase "passphrase",
        /// Passphrase again.
        PassphraseAgain "passphrase-again",
        /// Contact person.
        ContactPerson "contact-person",
        /// A file.
        File "file",
        /// Filter: coach.
        Coach "coach",
        /// Was an expert by experience there?
        WithExpert "with-expert",
        /// Cells of the 2×2 card that were reached.
        Reached "reached",
        /// From what a line of the schedule counts.
        Anchor "anchor",
        /// How long after it.
        After "after",
        /// From how many weeks a module is long.
        LongWeeks "long-weeks",
        /// What a partner is for.
        PartnerPurpose "partner-purpose",
        /// Phone or address of a partner.
        Contact "contact",
        /// A partner that is known.
        KnownPartner "known-partner",
        /// When to try again.
        NextTry "next-try",
        /// A recovery word, typed again.
        FirstWord "first-word",
        /// Another one.
        SecondWord "second-word",
        /// Another value in place of two versions.
        OtherVersion "other-version",
        /// For whom a bundle is.
        ForWhom "for-whom",
        /// What goes in.
        InBundle "in-bundle",
        /// Only these kinds of records.
        OnlyKinds "only-kinds",
        /// A folder.
        Folder "folder",
        /// The card of a workstation.
        Card "card",
        /// To which location a participant goes.
        HandTo "hand-to",
        /// The next coach.
        NextCoach "next-coach",
        /// What the next coach needs to know first.
        HandNote "hand-note",
        /// After how many idle minutes the desk locks itself.
        IdleMinutes "idle-minutes",
        /// How many months a file is kept.
        KeepMonths "keep-months",
        /// Who decided something for the location.
        DecidedBy "decided-by",
        /// When it was decided.
        DecidedOn "decided-on",
        /// Until when a file is kept.
        KeepUntil "keep-until",
        /// Why it is kept longer.
        KeepReason "keep-reason",
        /// How somebody likes to be reached best.
        Preferred "preferred",
        /// The day on which a trajectory ended.
        Ended "ended",
        /// What a coach may do.
        Role "role",
        /// The passphrase until now.
        OldPassphrase "old-passphrase",
        /// The name of who is erased, typed again.
        EraseName "erase-name",
    }
}

impl FieldName {
    /// Whether a path is typed in it.
    pub const fn is_path(self) -> bool {
        matches!(self, Self::File | Self::Folder | Self::Card)
    }
}
