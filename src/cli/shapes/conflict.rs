//! The shape of `conflicts --json`: an array of these.

use chrono::{DateTime, SecondsFormat};
use serde::Serialize;

use crate::app::tell::Teller;
use crate::domain::{Dispute, Edit, Version, describe};
use crate::id::DossierId;

/// One field that stands in two versions or more.
#[derive(Serialize)]
pub struct Conflict {
    /// The dossier; none for what the location decides.
    pub id: Option<String>,
    /// Own administration number.
    pub own_number: String,
    /// The name of the participant, or of the location.
    pub name: String,
    /// The record.
    pub record: String,
    /// Kind and field, as in `channel-address`; the kind alone where the record was taken away.
    pub field: &'static str,
    /// The same in words of the language that was asked for.
    pub title: String,
    /// The versions, the shown one first.
    pub versions: Vec<Told>,
}

/// One version.
#[derive(Serialize)]
pub struct Told {
    /// Whether it is the one that the screens show.
    pub shown: bool,
    /// The value in words.
    pub text: String,
    /// Who wrote it; the id in short where the coach is not known here.
    pub author: String,
    /// When, in UTC.
    pub at: Option<String>,
    /// The workstation where it was written.
    pub workstation: Option<String>,
    /// Whether that is this one.
    pub here: bool,
    /// Who, when and where, in words.
    #[serde(skip)]
    pub hand: String,
}

impl Conflict {
    /// The shape of a dispute.
    pub fn of(dispute: &Dispute, teller: &Teller<'_>) -> Self {
        let (dossier, shown) = (teller.dossier, dispute.shown());
        let of_location = dossier.id == DossierId::CATALOGUE;
        let name = if of_location {
            teller.catalogue.location.name.get().clone()
        } else {
            dossier.participant.name.spoken()
        };
        Self {
            id: (!of_location).then(|| dossier.id.to_string()),
            own_number: dossier.participant.own_number.get().clone(),
            name,
            record: dispute.record.to_string(),
            field: shown.map_or("", |edit| super::choice("what", describe::label(edit))),
            title: shown.map(|edit| teller.title(dispute.record, edit)).unwrap_or_default(),
            versions: dispute
                .versions
                .iter()
                .enumerate()
                .map(|(at, version)| Told::of(at == 0, dispute, version, teller))
                .collect(),
        }
    }
}

impl Told {
    fn of(shown: bool, dispute: &Dispute, version: &Version<Edit>, teller: &Teller<'_>) -> Self {
        let by = version.by;
        let at = i64::try_from(by.at_ms).ok().and_then(DateTime::from_timestamp_millis);
        Self {
            shown,
            text: teller.version(dispute, version),
            author: teller.told(&describe::Told::Coach(by.author)),
            at: at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
            workstation: by.station.map(|station| station.to_string()),
            here: by.station == Some(teller.station),
            hand: teller.hand(dispute, version),
        }
    }
}
