//! What exchange knows, in the plain types of the screen.

use std::path::Path;

use super::super::clock::day_of;
use super::number;
use crate::app::exchange::CheckWords;
use crate::app::exchange::previews::{
    self, Arriving, ArrivingPerson, CardShown, Known, Leaving, LeavingPerson,
};
use crate::app::said::Said;
use crate::archive::Archive;
use crate::bundle::{Card, Content, Language};
use crate::domain::import;
use crate::exchange::incoming::{IN_FULL, Look, Taken};
use crate::exchange::outgoing::{Plan, Withheld};
use crate::exchange::peers::{self, Standing};
use crate::exchange::{ExchangeError, own};

const HOUR_MS: u64 = 3_600_000;

/// The words of a card.
pub fn words(card: &Card) -> CheckWords {
    let fingerprint = card.fingerprint();
    let said = |language| fingerprint.words(language).join(" ");
    CheckWords { dutch: said(Language::Dutch), english: said(Language::English) }
}

const fn known(standing: Standing) -> Known {
    match standing {
        Standing::Known => Known::Yes,
        Standing::Unknown => Known::No,
        Standing::Removed => Known::Removed,
        Standing::OtherKey => Known::OtherKey,
        Standing::Ourselves => Known::Ourselves,
    }
}

/// A card and how we stand to it.
pub fn card(archive: &mut Archive, card: &Card) -> Result<CardShown, ExchangeError> {
    let standing = peers::standing(archive, card)?;
    Ok(shown(archive, card, standing))
}

fn shown(archive: &Archive, card: &Card, standing: Standing) -> CardShown {
    CardShown {
        text: card.to_string(),
        id: card.store,
        label: card.label.clone(),
        location: card.location,
        ours: card.location == archive.catalogue().here,
        words: words(card),
        known: known(standing),
        look: previews::Look::default(),
    }
}

/// What a plan would send.
pub fn leaving(plan: &Plan, folder: &str) -> Leaving {
    let withheld = |why: Withheld| match why {
        Withheld::NoConsent => "exchange-withheld-consent",
        Withheld::NotHere => "exchange-withheld-gone",
    };
    Leaving {
        receivers: plan.receivers().into_iter().map(str::to_owned).collect(),
        folder: folder.to_owned(),
        entries: plan.entries,
        delta: plan.content() == Content::Delta,
        catalogue: plan.catalogue,
        people: plan
            .people
            .iter()
            .map(|one| LeavingPerson { name: one.name.clone(), kinds: one.kinds.clone(), newer: one.newer })
            .collect(),
        withheld: plan.withheld.iter().map(|(_, name, why)| (name.clone(), withheld(*why))).collect(),
        look: previews::Look::default(),
    }
}

/// What a bundle would change.
pub fn arriving(archive: &mut Archive, file: &Path, look: &Look) -> Result<Arriving, ExchangeError> {
    let all = if look.people.iter().any(|one| one.is_new) { archive.summaries()? } else { Vec::new() };
    let everybody = import::known(&all);
    let name = |id| all.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default();
    let people = look.people.iter().take(IN_FULL).map(|one| {
        let alike = one.traits.as_ref().map(|traits| everybody.alike(traits)).unwrap_or_default();
        let alike = alike.into_iter().take(crate::domain::alike::SHOWN);
        ArrivingPerson {
            dossier: one.dossier,
            name: one.name.clone(),
            is_new: one.is_new,
            two_versions: one.two_versions,
            kinds: one.kinds.clone(),
            differences: one.differences.clone(),
            untold: one.untold,
            disputes: one.disputes.clone(),
            alike: alike.map(|(id, likeness)| (name(id), likeness.reasons())).collect(),
        }
    });
    let people = people.collect();
    let header = &look.verified.header;
    let new_people = look.people.iter().filter(|one| one.is_new).count();
    let is_backup = header.content == Content::Backup && own::card(archive)?.signer != header.card.signer;
    Ok(Arriving {
        file: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: std::fs::metadata(file).map_or(0, |about| about.len()),
        card: shown(archive, &header.card, look.standing),
        made: day_of(header.made_ms),
        entries: header.entries,
        held: look.held,
        catalogue: look.catalogue,
        newer: look.newer,
        erased: look.erased,
        people,
        new_people,
        changed_people: look.people.len() - new_people,
        contested_people: look.people.iter().filter(|one| one.two_versions).count(),
        erases: look.erases.iter().map(|(_, name)| name.clone()).collect(),
        gaps: look.gaps.iter().map(|gap| (gap.ask.clone(), gap.entries)).collect(),
        ahead_hours: look.ahead_ms.map(|ahead| ahead.div_ceil(HOUR_MS)),
        copies: look.copies,
        is_backup,
        look: previews::Look::default(),
    })
}

/// What taking over came to, in numbers.
pub fn taken(taken: &Taken, look: &Look) -> Said {
    let people = taken.dossiers.iter().filter(|dossier| dossier.is_participant()).count();
    let entries = taken.after.1.saturating_sub(taken.before.1);
    let two = look.people.iter().filter(|one| one.two_versions).count();
    Said::plain("exchange-did-take")
        .text("place", look.verified.header.card.label.as_str())
        .number("entries", number(entries))
        .number("people", i64::try_from(people).unwrap_or(i64::MAX))
        .number("two", i64::try_from(two).unwrap_or(i64::MAX))
}
