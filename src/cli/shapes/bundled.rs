//! The shapes of `bundle export`, `bundle inspect`, `bundle import` and `handover`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::peer::standing;
use super::{choice, moment};
use crate::bundle::{Content, Scope};
use crate::cli::peer::fingerprint;
use crate::cli::words::Words;
use crate::domain::{Edit, Kind, describe};
use crate::exchange::incoming::{Look, Taken};
use crate::exchange::outgoing::{Plan, Withheld, Written};

/// What leaves.
#[derive(Serialize)]
pub struct Exported {
    /// Nothing was written.
    pub dry_run: bool,
    /// The bundle.
    pub file: Option<String>,
    /// Its name inside.
    pub id: Option<String>,
    /// Its size.
    pub bytes: Option<u64>,
    /// `delta`, `full` or `handover`.
    pub kind: &'static str,
    /// `all`, `shared`, `catalogue` or `fields`.
    pub scope: &'static str,
    /// For which workstations; none for whoever knows the passphrase.
    pub to: Vec<String>,
    /// How many entries.
    pub entries: u64,
    /// How many of them are about no participant.
    pub catalogue: u64,
    /// Of whom, by name.
    pub people: Vec<Leaves>,
    /// Who was asked for and stays here.
    pub withheld: Vec<Left>,
}

/// One person of whom something leaves.
#[derive(Serialize)]
pub struct Leaves {
    /// The dossier.
    pub id: String,
    /// Their name.
    pub name: String,
    /// How many values of each kind of record leave, earlier ones among them.
    pub kinds: BTreeMap<&'static str, u64>,
    /// Values of kinds that a newer version made.
    pub newer: u64,
    /// The kinds in words.
    #[serde(skip)]
    pub in_words: Vec<(String, u64)>,
}

/// Somebody who stays here.
#[derive(Serialize)]
pub struct Left {
    /// The dossier.
    pub id: String,
    /// Their name.
    pub name: String,
    /// `no-consent` or `not-here`.
    pub why: &'static str,
}

impl Exported {
    /// The shape of a plan.
    pub fn of(plan: &Plan, dry_run: bool, words: Words) -> Self {
        let people = plan.people.iter().map(|person| Leaves {
            id: person.dossier.to_string(),
            name: person.name.spoken(),
            kinds: person.kinds.iter().map(|(kind, number)| (choice("what", key(*kind)), *number)).collect(),
            newer: person.newer,
            in_words: person.kinds.iter().map(|(kind, number)| (words.word(key(*kind)), *number)).collect(),
        });
        let withheld = plan.withheld.iter().map(|(id, name, why)| Left {
            id: id.to_string(),
            name: name.spoken(),
            why: match why {
                Withheld::NoConsent => "no-consent",
                Withheld::NotHere => "not-here",
            },
        });
        Self {
            dry_run,
            file: None,
            id: None,
            bytes: None,
            kind: content(plan.content()),
            scope: scope(plan.scope()),
            to: plan.receivers().into_iter().map(str::to_owned).collect(),
            entries: plan.entries,
            catalogue: plan.catalogue,
            people: people.collect(),
            withheld: withheld.collect(),
        }
    }

    /// It was written.
    pub fn written(&mut self, file: &Path, written: &Written) {
        self.file = Some(file.display().to_string());
        self.id = Some(written.id.to_string());
        self.bytes = Some(written.bytes);
    }
}

/// A bundle that was looked at.
#[derive(Serialize)]
pub struct Looked {
    /// Its name inside.
    pub id: String,
    /// Its size.
    pub bytes: u64,
    /// Who signed it.
    pub from: Signer,
    /// When it was made, by the sender's clock, in UTC.
    pub made: Option<String>,
    /// `delta`, `full`, `handover`, `backup` or `newer`.
    pub kind: &'static str,
    /// `all`, `shared`, `catalogue` or `fields`.
    pub scope: &'static str,
    /// How many entries are inside.
    pub entries: u64,
    /// How many of them are new here.
    pub new: u64,
    /// How many are here already.
    pub held: u64,
    /// How many have another content than here; both stay.
    pub forks: u64,
    /// How many are dropped because they are erased.
    pub erased: u64,
    /// How many new ones a newer version made; they are carried on.
    pub newer: u64,
    /// How many new ones are about no participant.
    pub catalogue: u64,
    /// Whose files change.
    pub people: Vec<Changes>,
    /// Whose files it erases.
    pub erases: Vec<Erased>,
    /// What should be here and is not.
    pub gaps: Vec<Missing>,
    /// So many minutes is the sender's clock ahead of ours, when that is more than an hour.
    pub clock_ahead_minutes: Option<u64>,
    /// Entries that a copy of this very store wrote.
    pub copies: u64,
    /// Parts that only a newer version knows.
    pub passed_over: u32,
}

/// Who signed a bundle.
#[derive(Serialize)]
pub struct Signer {
    /// The place it stands in.
    pub label: String,
    /// Its id.
    pub id: String,
    /// `known unknown removed other-key ourselves`.
    pub standing: &'static str,
    /// What two people compare, in the language that was asked for.
    pub words: Vec<&'static str>,
}

/// One person whose file changes.
#[derive(Serialize)]
pub struct Changes {
    /// The dossier.
    pub id: String,
    /// Their name, as it would be.
    pub name: String,
    /// `new` or `changed`.
    pub outcome: &'static str,
    /// How many entries come.
    pub entries: u64,
    /// Whether something would stand in two versions that does not now.
    pub two_versions: bool,
}

/// One person whose file is erased.
#[derive(Serialize)]
pub struct Erased {
    /// The dossier.
    pub id: String,
    /// Their name.
    pub name: String,
}

/// Entries that should be here.
#[derive(Serialize)]
pub struct Missing {
    /// Whom to ask.
    pub ask: String,
    /// How many.
    pub entries: u64,
}

impl Looked {
    /// The shape of a look.
    pub fn of(look: &Look, words: Words) -> Self {
        let header = &look.verified.header;
        let people = look.people.iter().map(|person| Changes {
            id: person.dossier.to_string(),
            name: person.name.spoken(),
            outcome: if person.is_new { "new" } else { "changed" },
            entries: person.entries,
            two_versions: person.two_versions,
        });
        let erases = look.erases.iter().map(|(id, name)| Erased { id: id.to_string(), name: name.spoken() });
        let gaps = look.gaps.iter().map(|gap| Missing { ask: gap.ask.clone(), entries: gap.entries });
        Self {
            id: look.verified.id.to_string(),
            bytes: look.verified.bytes,
            from: Signer {
                label: header.card.label.clone(),
                id: header.card.store.to_string(),
                standing: standing(look.standing),
                words: fingerprint(&header.card, words),
            },
            made: moment(header.made_ms),
            kind: content(header.content),
            scope: scope(header.scope),
            entries: header.entries,
            new: look.new,
            held: look.held,
            forks: look.forks,
            erased: look.erased,
            newer: look.newer,
            catalogue: look.catalogue,
            people: people.collect(),
            erases: erases.collect(),
            gaps: gaps.collect(),
            clock_ahead_minutes: look.ahead_ms.map(|ms| ms / 60_000),
            copies: look.copies,
            passed_over: look.verified.passed_over,
        }
    }
}

/// What became of one file of an import.
#[derive(Serialize)]
pub struct Became {
    /// The file.
    pub file: String,
    /// Nothing was changed, since nobody asked for that.
    pub dry_run: bool,
    /// Whether it was taken over.
    pub taken: bool,
    /// Why not, in words of the language that was asked for.
    pub why: Option<String>,
    /// What is inside; none when it cannot be read.
    pub bundle: Option<Looked>,
    /// What was here before.
    pub before: Option<Count>,
    /// And after.
    pub after: Option<Count>,
    /// How many entries were dropped because their author did not know of an erasure.
    pub dropped: u64,
}

/// How much is here.
#[derive(Serialize)]
pub struct Count {
    /// Participants.
    pub people: u64,
    /// Entries.
    pub entries: u64,
}

impl Became {
    /// A file that nothing was done with yet.
    pub fn new(file: &Path, dry_run: bool) -> Self {
        let file = file.display().to_string();
        Self { file, dry_run, taken: false, why: None, bundle: None, before: None, after: None, dropped: 0 }
    }

    /// It was taken over.
    pub fn taken(&mut self, taken: &Taken) {
        let count = |(people, entries)| Some(Count { people, entries });
        (self.taken, self.dropped) = (true, taken.dropped);
        (self.before, self.after) = (count(taken.before), count(taken.after));
    }
}

/// The words of a kind of record.
fn key(kind: Kind) -> &'static str {
    describe::label(&Edit::withdrawn(kind, true))
}

const fn content(content: Content) -> &'static str {
    match content {
        Content::Delta => "delta",
        Content::Full => "full",
        Content::Handover => "handover",
        Content::Backup => "backup",
        Content::Other(_) => "newer",
    }
}

const fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::All => "all",
        Scope::Shared => "shared",
        Scope::Catalogue => "catalogue",
        Scope::Fields => "fields",
    }
}
