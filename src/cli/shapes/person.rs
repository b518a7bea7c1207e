//! The shape of `show --json`: one participant's file, as far as the workspace shows it.

use serde::Serialize;

use super::learning::{self, ConsentShape, LevelShape, ProofShape};
use super::line::AgendaLine;
use super::participant::Participant;
use super::{choice, coach};
use crate::cli::words::Words;
use crate::domain::barrier_check::BarrierLine;
use crate::domain::catalogue::Catalogue;
use crate::domain::contact::Contact;
use crate::domain::participant::Safety;
use crate::domain::perspective::{Perspective, Step, Wish};
use crate::domain::reach::Way;
use crate::domain::trajectory::Module;
use crate::domain::{Day, Dossier, Summary};

/// One participant.
#[derive(Serialize)]
pub struct Person {
    /// What the list says.
    #[serde(flatten)]
    pub short: Participant,
    /// Year of birth.
    pub birth_year: Option<u16>,
    /// Town.
    pub place: String,
    /// Day of registration.
    pub registered_on: Option<String>,
    /// Is contact safe?
    pub safe_contact: SafeContact,
    /// Every way that may be used, the best first.
    pub ways: Vec<WayShape>,
    /// The current wish.
    pub wish: Option<WishShape>,
    /// The current step.
    pub step: Option<StepShape>,
    /// The current 2×2 card.
    pub perspective: Option<PerspectiveShape>,
    /// Domains of the barrier check that were discussed.
    pub barriers: Vec<BarrierShape>,
    /// Modules, in their order.
    pub module_list: Vec<ModuleShape>,
    /// Lines of the agenda, earliest first.
    pub agenda: Vec<AgendaLine>,
    /// Contacts, latest first.
    pub contacts: Vec<ContactShape>,
    /// The current level of each skill.
    pub levels: Vec<LevelShape>,
    /// Proofs, newest first.
    pub proofs: Vec<ProofShape>,
    /// Computed from the proofs, never typed.
    pub start_qualification: bool,
    /// Every answer to a question for consent, newest first; the first of a purpose counts.
    pub consents: Vec<ConsentShape>,
}

/// The answer about safe contact.
#[derive(Serialize)]
pub struct SafeContact {
    /// `unknown`, `yes`, `only` or `no`.
    pub answer: &'static str,
    /// With `only`: how.
    pub via: Option<String>,
}

/// A way of reaching.
#[derive(Serialize)]
pub struct WayShape {
    /// The channel; none when only words say how.
    pub medium: Option<&'static str>,
    /// Number or address.
    pub address: String,
    /// The name of the contact person.
    pub through: Option<String>,
}

/// A wish.
#[derive(Serialize)]
pub struct WishShape {
    /// The day it was said.
    pub on: Option<String>,
    /// Verbatim.
    pub words: String,
    /// Why now.
    pub why_now: String,
}

/// A step.
#[derive(Serialize)]
pub struct StepShape {
    /// What.
    pub what: String,
    /// Who does it.
    pub owner: Option<&'static str>,
    /// Before which day.
    pub due: Option<String>,
}

/// A 2×2 card.
#[derive(Serialize)]
pub struct PerspectiveShape {
    /// The day it was made.
    pub on: Option<String>,
    /// Within three months, work.
    pub soon_work: String,
    /// In one or two years, work.
    pub later_work: String,
    /// Within three months, life.
    pub soon_life: String,
    /// In one or two years, life.
    pub later_life: String,
    /// Who named it.
    pub named_by: Option<&'static str>,
}

/// One domain of the barrier check.
#[expect(clippy::struct_excessive_bools, reason = "a row of answers, each of them yes or no")]
#[derive(Serialize)]
pub struct BarrierShape {
    /// Which domain.
    pub domain: &'static str,
    /// The label of the free one.
    pub label: String,
    /// The score.
    pub score: Option<&'static str>,
    /// A strength.
    pub strength: bool,
    /// 1–3 and not solved.
    pub open: bool,
    /// Solved.
    pub solved: bool,
    /// Lacks an owner or a review date.
    pub flagged: bool,
    /// Own words.
    pub words: String,
    /// The action.
    pub action: String,
    /// Who does it.
    pub owner: Option<&'static str>,
    /// The partner organisation.
    pub partner: String,
    /// When to look again.
    pub review: Option<String>,
}

/// One module.
#[derive(Serialize)]
pub struct ModuleShape {
    /// What it is called.
    pub title: String,
    /// `basic`, `vocational` or `both`.
    pub lane: Option<&'static str>,
    /// How it is learnt.
    pub kind: Option<&'static str>,
    /// Where it stands.
    pub status: Option<&'static str>,
    /// First day.
    pub start: Option<String>,
    /// Last day.
    pub end: Option<String>,
    /// Who gives it.
    pub provider: String,
    /// The proof it leads to.
    pub goal: Option<&'static str>,
}

/// One contact.
#[derive(Serialize)]
pub struct ContactShape {
    /// Which day.
    pub on: Option<String>,
    /// What time.
    pub at: Option<String>,
    /// Through which channel.
    pub medium: Option<&'static str>,
    /// How it ended.
    pub outcome: Option<&'static str>,
    /// How it goes, 1 to 5.
    pub mood: Option<u8>,
    /// Who had it.
    pub coach: Option<String>,
    /// Who was there too.
    pub together_with: String,
    /// Note.
    pub note: String,
}

fn day(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

impl Person {
    /// The shape of a dossier.
    pub fn of(dossier: &Dossier, catalogue: &Catalogue, today: Day, words: Words) -> Self {
        let summary = Summary::of(dossier, catalogue);
        let line = |line| AgendaLine::of(line, catalogue, today, words);
        Self {
            short: Participant::of(&summary, catalogue, today),
            birth_year: *dossier.participant.birth_year,
            place: dossier.participant.place.get().clone(),
            registered_on: day(*dossier.participant.registered_on),
            safe_contact: safe_contact(dossier.safety()),
            ways: dossier.ways().into_iter().map(|way| reached(way, dossier)).collect(),
            wish: dossier.wish().map(|(_, wish)| wished(wish)),
            step: dossier.step().map(|(_, step)| stepped(step)),
            perspective: dossier.perspective().map(|(_, card)| looked_ahead(card)),
            barriers: discussed(dossier).iter().map(barrier).collect(),
            module_list: dossier.modules_in_order().into_iter().map(|(_, one)| module(one)).collect(),
            agenda: crate::domain::agenda::current(&summary.lines, today).map(line).collect(),
            contacts: dossier.contacts().into_iter().map(|(_, one)| contact(one, catalogue)).collect(),
            levels: dossier.levels().into_iter().map(learning::level).collect(),
            proofs: dossier.proofs().into_iter().map(|(_, one)| learning::proof(one)).collect(),
            start_qualification: dossier.has_start_qualification(),
            consents: dossier
                .consents()
                .into_iter()
                .map(|(_, one)| learning::consent(one, catalogue))
                .collect(),
        }
    }
}

/// The domains of which something is known and may be read.
pub fn discussed(dossier: &Dossier) -> Vec<BarrierLine<'_>> {
    let said = |line: &BarrierLine<'_>| {
        let noted = !(line.words.is_empty() && line.action.is_empty() && line.label.is_empty());
        !line.closed && (line.score.is_some() || line.strength || noted)
    };
    dossier.barrier_lines().into_iter().filter(said).collect()
}

/// The name of the contact person of a way.
pub fn through(way: &Way, dossier: &Dossier) -> Option<String> {
    let person = dossier.contact_persons.get(way.through?)?;
    Some(person.name.get().clone())
}

fn safe_contact(safety: &Safety) -> SafeContact {
    let (answer, via) = match safety {
        Safety::Unknown => ("unknown", None),
        Safety::Yes => ("yes", None),
        Safety::Only(words) => ("only", Some(words.clone())),
        Safety::No => ("no", None),
    };
    SafeContact { answer, via }
}

fn reached(way: Way, dossier: &Dossier) -> WayShape {
    let through = through(&way, dossier);
    let medium = way.medium.map(|medium| choice("medium", medium.key()));
    WayShape { medium, address: way.address, through }
}

fn wished(wish: &Wish) -> WishShape {
    WishShape { on: day(*wish.on), words: wish.words.get().clone(), why_now: wish.why_now.get().clone() }
}

fn stepped(step: &Step) -> StepShape {
    let owner = step.owner.map(|owner| choice("owner", owner.key()));
    StepShape { what: step.what.get().clone(), owner, due: day(step.due_on()) }
}

fn looked_ahead(card: &Perspective) -> PerspectiveShape {
    PerspectiveShape {
        on: day(*card.on),
        soon_work: card.soon_work.get().clone(),
        later_work: card.later_work.get().clone(),
        soon_life: card.soon_life.get().clone(),
        later_life: card.later_life.get().clone(),
        named_by: card.named_by.map(|named| choice("named", named.key())),
    }
}

fn barrier(line: &BarrierLine<'_>) -> BarrierShape {
    BarrierShape {
        domain: choice("barrier", line.domain.key()),
        label: line.label.to_owned(),
        score: line.score.map(|score| choice("score", score.key())),
        strength: line.strength,
        open: line.open,
        solved: line.solved,
        flagged: line.flagged,
        words: line.words.to_owned(),
        action: line.action.to_owned(),
        owner: line.owner.map(|owner| choice("owner", owner.key())),
        partner: line.partner.to_owned(),
        review: day(line.review),
    }
}

fn module(module: &Module) -> ModuleShape {
    ModuleShape {
        title: module.title.get().clone(),
        lane: module.lane.map(|lane| choice("lane", lane.key())),
        kind: module.kind.map(|kind| choice("module-kind", kind.key())),
        status: module.status.map(|status| choice("module-status", status.key())),
        start: day(module.span.map(|span| span.start)),
        end: day(module.span.map(|span| span.end)),
        provider: module.provider.get().clone(),
        goal: module.goal.map(|goal| choice("proof", goal.key())),
    }
}

fn contact(contact: &Contact, catalogue: &Catalogue) -> ContactShape {
    ContactShape {
        on: day(*contact.on),
        at: contact.at.map(|at| at.to_string()),
        medium: contact.medium.map(|medium| choice("medium", medium.key())),
        outcome: contact.outcome.map(|outcome| choice("contact", outcome.key())),
        mood: *contact.mood,
        coach: coach(*contact.coach, catalogue),
        together_with: contact.together_with.get().clone(),
        note: contact.note.get().clone(),
    }
}
