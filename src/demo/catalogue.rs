//! The made-up location: its coaches, the organisations around it, and the modules it often plans.

use crate::archive::Deed;
use crate::domain::catalogue::{Catalogue, CoachEdit, ModuleTemplateEdit, PartnerEdit, Role};
use crate::domain::proof::ProofKind;
use crate::domain::trajectory::{Lane, ModuleKind};
use crate::domain::{Change, Day};
use crate::id::{CoachId, DossierId, IdSource};

use super::life::morning;

/// Name of the location.
pub const LOCATION: &str = "Taalhuis Enschede-Centrum";
/// The coach at the desk.
pub const COACH: &str = "Ilse";

/// First names of the other coaches.
const COLLEAGUES: [&str; 3] = ["Mo", "Karin", "Sem"];

const PARTNERS: [(&str, &str); 8] = [
    ("Wijkteam Noord", "hulp thuis, opvang, geld"),
    ("Bibliotheek Centrum", "computers, oefenen, Klik & Tik"),
    ("Stadsbank", "hulp bij schulden"),
    ("Voedselbank", "eten"),
    ("ROC, praktijkleren", "praktijkverklaring, mbo-certificaat"),
    ("Werkcentrum", "werk en scholing"),
    ("Vrijwilligerscentrale", "taalmaatjes"),
    ("Kinderopvang De Boom", "opvang tijdens de les"),
];

type Template = (&'static str, Lane, ModuleKind, u8, u8, &'static str, ProofKind);

const TEMPLATES: [Template; 10] = [
    ("Taal op de werkvloer", Lane::Basic, ModuleKind::Lessons, 8, 2, "Taalhuis", ProofKind::Participation),
    ("Rekenen met medicatie", Lane::Basic, ModuleKind::Lessons, 6, 1, "ROC", ProofKind::Participation),
    ("Digitaal op weg", Lane::Basic, ModuleKind::Online, 6, 1, "Bibliotheek", ProofKind::Participation),
    ("Praten met collega's", Lane::Basic, ModuleKind::Buddy, 10, 1, "Taalhuis", ProofKind::Participation),
    ("Werken in de zorg 1", Lane::Vocational, ModuleKind::Lessons, 6, 2, "ROC", ProofKind::Branch),
    ("Veilig werken (VCA)", Lane::Vocational, ModuleKind::Lessons, 4, 2, "ROC", ProofKind::Branch),
    ("Heftruck", Lane::Vocational, ModuleKind::Lessons, 2, 4, "ROC", ProofKind::Branch),
    ("Schoonmaak basis", Lane::Vocational, ModuleKind::Lessons, 5, 2, "SVS-opleider", ProofKind::Branch),
    ("Praktijkleren", Lane::Both, ModuleKind::Practice, 12, 4, "Leerbedrijf", ProofKind::Practice),
    ("Entree met taal", Lane::Both, ModuleKind::Lessons, 12, 6, "ROC", ProofKind::Entree),
];

/// The coaches of the location, the one at the desk first.
pub fn coaches(desk: CoachId, ids: &mut IdSource) -> Vec<CoachId> {
    std::iter::once(desk).chain(COLLEAGUES.iter().map(|_| ids.coach())).collect()
}

/// What is added to a fresh catalogue, as one deed of the coach at the desk.
pub fn fill(coaches: &[CoachId], on: Day, ids: &mut IdSource) -> Deed {
    let mut changes = Vec::new();
    for (coach, name) in coaches.iter().skip(1).zip(COLLEAGUES) {
        let edits = [
            CoachEdit::Id(Some(*coach)),
            CoachEdit::Name(name.to_owned()),
            CoachEdit::Role(Some(Role::Coach)),
        ];
        changes.push(Change::new(DossierId::CATALOGUE, Catalogue::coach_record(*coach), edits));
    }
    for (name, purpose) in PARTNERS {
        let edits = [PartnerEdit::Name(name.to_owned()), PartnerEdit::Purpose(purpose.to_owned())];
        changes.push(Change::new(DossierId::CATALOGUE, ids.record(), edits));
    }
    for (title, lane, kind, weeks, dayparts, provider, goal) in TEMPLATES {
        let edits = [
            ModuleTemplateEdit::Title(title.to_owned()),
            ModuleTemplateEdit::Lane(Some(lane)),
            ModuleTemplateEdit::Kind(Some(kind)),
            ModuleTemplateEdit::Weeks(weeks),
            ModuleTemplateEdit::Dayparts(dayparts),
            ModuleTemplateEdit::Provider(provider.to_owned()),
            ModuleTemplateEdit::Goal(Some(goal)),
        ];
        changes.push(Change::new(DossierId::CATALOGUE, ids.record(), edits));
    }
    let author = coaches.first().copied().unwrap_or_default();
    Deed { at_ms: morning(on), author, changes }
}
