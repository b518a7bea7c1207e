//! One participant in lines, each with what it is about in front: the same with and without `--plain`.

use crate::cli::shapes::person::{discussed, through};
use crate::cli::words::{Words, coach, sentence};
use crate::domain::agenda::current;
use crate::domain::background::{Nt, Work};
use crate::domain::barrier_check::BarrierLine;
use crate::domain::catalogue::Catalogue;
use crate::domain::consent::{AskedHow, Purpose};
use crate::domain::contact::{Contact, ContactOutcome};
use crate::domain::levels::{LevelSource, LevelValue};
use crate::domain::participant::{Medium, Safety};
use crate::domain::perspective::{Cell, Owner};
use crate::domain::proof::ProofKind;
use crate::domain::reach::Way;
use crate::domain::trajectory::{Lane, Module, ModuleStatus};
use crate::domain::{Day, Dossier, Summary};

/// The lines.
pub fn of(dossier: &Dossier, catalogue: &Catalogue, today: Day, words: Words) -> Vec<String> {
    let mut teller = Teller { words, lines: vec![dossier.participant.name.spoken()] };
    who(&mut teller, dossier, catalogue, today);
    wanted(&mut teller, dossier);
    for line in discussed(dossier) {
        teller.say("cli-label-barrier", barrier(words, &line));
    }
    for (_, one) in dossier.modules_in_order() {
        teller.say("cli-label-module", module(words, one));
    }
    learned(&mut teller, dossier, catalogue);
    let summary = Summary::of(dossier, catalogue);
    for line in current(&summary.lines, today) {
        teller.say("cli-label-agenda", sentence(words.line(line, catalogue)));
    }
    for (_, one) in dossier.contacts() {
        teller.say("cli-label-contact", contact(words, one, catalogue));
    }
    teller.lines
}

struct Teller {
    words: Words,
    lines: Vec<String>,
}

impl Teller {
    /// One line; nothing when there is nothing to say.
    fn say(&mut self, label: &str, what: impl AsRef<str>) {
        let what = what.as_ref();
        if !what.is_empty() {
            let label = self.words.word(label);
            self.lines.push(format!("{label}: {what}"));
        }
    }
}

fn who(teller: &mut Teller, dossier: &Dossier, catalogue: &Catalogue, today: Day) {
    let words = teller.words;
    let person = &dossier.participant;
    teller.say("cli-label-id", dossier.id.to_string());
    teller.say("cli-label-number", person.own_number.get());
    let since = dossier.status_since().map(|day| words.filled("cli-since", &[("day", &words.day(day))]));
    teller.say("cli-label-status", sentence([words.word(dossier.status().key()), since.unwrap_or_default()]));
    let tags = [
        words.choice(person.nt.map(Nt::key)),
        words.choice(person.work.map(Work::key)),
        person
            .birth_year
            .map(|year| words.filled("cli-born", &[("year", &year.to_string())]))
            .unwrap_or_default(),
        person.place.get().clone(),
    ];
    teller.say("cli-label-background", sentence(tags));
    teller.say("cli-label-coach", coach(*person.coach, catalogue));
    teller.say("cli-label-buddy", person.buddy.get());
    teller.say("cli-label-safe", safety(words, dossier.safety()));
    for way in dossier.ways() {
        teller.say("cli-label-way", reached(words, &way, dossier));
    }
    let last = dossier.last_spoken_on().map(|day| {
        let days = words.counted("cli-ago", day.days_until(today).into());
        sentence([words.day(day), days])
    });
    teller.say("cli-label-spoken", last.unwrap_or_default());
}

fn wanted(teller: &mut Teller, dossier: &Dossier) {
    let words = teller.words;
    if let Some((_, wish)) = dossier.wish() {
        let said = format!("\"{}\"", wish.words.get());
        let on = wish.on.map(|on| words.day(on)).unwrap_or_default();
        teller.say("cli-label-wish", sentence([said, wish.why_now.get().clone(), on]));
    }
    if let Some((_, card)) = dossier.perspective() {
        for cell in Cell::ALL.iter().copied().filter(|cell| !card.cell(*cell).is_empty()) {
            teller.say(cell.key(), card.cell(cell));
        }
    }
    if let Some((_, step)) = dossier.step() {
        let before = step.due_on().map(|due| words.filled("cli-before", &[("day", &words.day(due))]));
        let owner = words.choice(step.owner.map(Owner::key));
        teller.say("cli-label-step", sentence([step.what.get().clone(), owner, before.unwrap_or_default()]));
    }
}

fn safety(words: Words, safety: &Safety) -> String {
    match safety {
        Safety::Unknown => words.word("cli-safety-unknown"),
        Safety::Yes => words.word("safety-yes"),
        Safety::Only(way) => format!("{} {way}", words.word("cli-safety-only")),
        Safety::No => words.word("safety-no"),
    }
}

fn reached(words: Words, way: &Way, dossier: &Dossier) -> String {
    let through = through(way, dossier).map(|name| words.filled("cli-through", &[("name", &name)]));
    sentence([words.choice(way.medium.map(Medium::key)), way.address.clone(), through.unwrap_or_default()])
}

fn barrier(words: Words, line: &BarrierLine<'_>) -> String {
    let domain = if line.label.is_empty() { words.word(line.domain.key()) } else { line.label.to_owned() };
    let score = match line.score {
        Some(score) => format!("{} {}", score.glyph(), words.word(score.key())),
        None => words.word("score-not-discussed"),
    };
    let said = |id, really| if really { words.word(id) } else { String::new() };
    sentence([
        format!("{domain} {score}"),
        said("cli-strength", line.strength),
        said("barrier-status-solved", line.solved),
        line.words.to_owned(),
        line.action.to_owned(),
        words.choice(line.owner.map(Owner::key)),
        line.partner.to_owned(),
        line.review.map(|day| words.filled("cli-review", &[("day", &words.day(day))])).unwrap_or_default(),
        said("cli-flagged", line.flagged),
    ])
}

fn module(words: Words, module: &Module) -> String {
    let span = module
        .span
        .map(|span| {
            let (start, end) = (words.day(span.start), words.day(span.end));
            words.filled("cli-from-to", &[("start", &start), ("end", &end)])
        })
        .unwrap_or_default();
    sentence([
        module.title.get().clone(),
        words.choice(module.lane.map(Lane::key)),
        words.choice(module.status.map(ModuleStatus::key)),
        span,
        module.provider.get().clone(),
    ])
}

/// Levels, proofs, and what was agreed to.
fn learned(teller: &mut Teller, dossier: &Dossier, catalogue: &Catalogue) {
    let words = teller.words;
    let day = |day: Option<Day>| day.map(|day| words.day(day)).unwrap_or_default();
    for (skill, level) in dossier.levels() {
        let value = words.choice(level.value.map(LevelValue::key));
        let known = format!("{} {value}", words.word(skill.key()));
        let latin =
            level.latin.map(|latin| words.filled("cli-latin", &[("answer", &words.word(latin.key()))]));
        let source = words.choice(level.source.map(LevelSource::key));
        teller.say("cli-label-level", sentence([known, latin.unwrap_or_default(), source, day(*level.on)]));
    }
    for (_, proof) in dossier.proofs() {
        let crebo = if proof.crebo.is_empty() { String::new() } else { format!("crebo {}", *proof.crebo) };
        let parts = [words.choice(proof.kind.map(ProofKind::key)), (*proof.title).clone(), crebo];
        let from = [(*proof.company).clone(), (*proof.issuer).clone(), day(*proof.on)];
        teller.say("cli-label-proof", sentence(parts.into_iter().chain(from)));
    }
    for (_, consent) in dossier.consents() {
        let answer = words.word(if *consent.given { "cli-consent-yes" } else { "cli-consent-no" });
        let said = format!("{}: {answer}", words.choice(consent.purpose.map(Purpose::key)));
        let asked = words.choice(consent.asked.map(AskedHow::key));
        let by = coach(*consent.asked_by, catalogue);
        let parts = [said, (*consent.with_whom).clone(), asked, by, day(*consent.on)];
        teller.say("cli-label-consent", sentence(parts));
    }
}

fn contact(words: Words, contact: &Contact, catalogue: &Catalogue) -> String {
    let with = contact.together_with.get();
    sentence([
        contact.on.map(|day| words.day(day)).unwrap_or_default(),
        contact.at.map(|at| at.to_string()).unwrap_or_default(),
        words.choice(contact.medium.map(Medium::key)),
        words.choice(contact.outcome.map(ContactOutcome::key)),
        coach(*contact.coach, catalogue),
        if with.is_empty() { String::new() } else { words.filled("cli-together", &[("name", with)]) },
        contact.note.get().clone(),
    ])
}
