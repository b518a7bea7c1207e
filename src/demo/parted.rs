//! Participants written by hand whose lessons are over: aftercare, paused, out of sight. After `screens.md`; nobody exists.

use super::Location;
use super::guided::{Written, module, somebody};
use super::life::Life;
use crate::domain::acts::person::NewParticipant;
use crate::domain::acts::proofs::{self, NewProof};
use crate::domain::acts::{barriers, course, paths};
use crate::domain::background::{Nt, Work};
use crate::domain::barrier::{BarrierDomain as B, Score};
use crate::domain::consent::Purpose;
use crate::domain::levels::{LevelSource, LevelValue, Skill};
use crate::domain::participant::{Medium, Status};
use crate::domain::perspective::{Owner, StepOutcome};
use crate::domain::proof::ProofKind;
use crate::domain::trajectory::{Lane, ModuleStatus};
use crate::domain::{Day, Name};
use crate::id::IdSource;

/// Whose lessons are over.
pub const LIVES: &[Written] = &[jan, samir, ria, marek, can, lies];

/// Intake, one module of either lane, and the end of the trajectory on a day.
fn learnt<'a>(
    place: Location<'a>,
    ids: &'a mut IdSource,
    who: &NewParticipant,
    wish: &str,
    (basic, vocational, ended): (&str, &str, Day),
) -> Life<'a> {
    let ilse = place.coach(0);
    let before = |days: i32| ended.plus_days(-days);
    let mut life = Life::begin(who, (before(130), ilse), place.catalogue, ids);
    life.on(before(126), ilse)
        .talked(10)
        .agrees(&[Purpose::Aftercare, Purpose::Share])
        .wishes(wish)
        .scores(&[(B::Money, Score::Watch), (B::Transport, Score::None), (B::Courage, Score::Hard)])
        .tackles(B::Courage, "kleine groep", Owner::Coach, 40)
        .step("Kijken bij een les", 10)
        .talk(Medium::InPerson, 3, "");
    let first = module(basic, Lane::Basic, before(115), before(60), ProofKind::Participation);
    life.on(before(120), ilse).heads_for(vocational, ProofKind::MboCertificate);
    let first = life.module(&first);
    life.on(before(115), ilse).module_is(first, ModuleStatus::Running).step_went(StepOutcome::Done);
    let second = module(vocational, Lane::Both, before(55), ended, ProofKind::Practice);
    life.on(before(86), ilse)
        .talk(Medium::Phone, 4, "Durft al meer.")
        .act(|dossier, desk| barriers::solve(dossier, B::Courage, "kleine groep, vaste docent", desk));
    let second = life.on(before(60), ilse).module_is(first, ModuleStatus::Finished).module(&second);
    life.on(before(55), ilse).module_is(second, ModuleStatus::Running);
    life.on(before(30), ilse).talk(Medium::Message, 4, "Werkt en leert tegelijk.");
    let proof = NewProof { module: second, on: Some(before(8)), ..NewProof::new(ProofKind::Practice) };
    life.on(ended, ilse)
        .module_is(second, ModuleStatus::Finished)
        .act(|dossier, desk| proofs::proof(dossier, &proof, desk));
    if let Some((path, _)) = life.dossier.trajectory() {
        life.act(|dossier, desk| paths::end(dossier, path, ended, desk));
    }
    life
}

fn jan<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let ended = place.today.plus_days(-3).plus_months(-3);
    let who = somebody(Name::new("Jan", "", "Bakker"), Nt::Nt1, Work::Working, "06-00000201");
    let lessons = ("Taal op de werkvloer", "Praktijkleren", ended);
    let mut life = learnt(place, ids, &who, "Ik wil mijn eigen brieven lezen.", lessons);
    life.act(|dossier, desk| {
        let (value, source) = (Some(LevelValue::F2), LevelSource::ProviderTest);
        proofs::level(dossier, Skill::Reading, value, source, None, desk)
    })
    .step("Inschrijven voor de cursus", 12)
    .tackles(B::Money, "hulp loopt tot feb", Owner::Participant, 170)
    .talk(Medium::Phone, 4, "Werkt 24 uur in de zorg, leest rooster zelf.");
    life
}

fn samir<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let ended = place.today.plus_days(2).plus_months(-6);
    let who = somebody(Name::new("Samir", "", "Haddad"), Nt::Nt2, Work::Seeking, "06-00000202");
    let lessons = ("Praten met collega's", "Heftruck en veiligheid", ended);
    let mut life = learnt(place, ids, &who, "Ik wil een gesprek met de dokter zelf doen.", lessons);
    life.on(ended.plus_months(3), place.coach(0)).talk(
        Medium::Message,
        4,
        "Zoekt werk als magazijnmedewerker.",
    );
    life
}

fn ria<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let ended = place.today.plus_days(40).plus_months(-12);
    let who = somebody(Name::new("Ria", "", "Jansen"), Nt::Nt1, Work::Working, "06-00000203");
    let lessons = ("Digitaal op weg", "Schoonmaak basis", ended);
    let mut life = learnt(place, ids, &who, "Ik wil de app van de bank durven.", lessons);
    for months in [3, 6] {
        life.on(ended.plus_months(months), place.coach(0)).talk(
            Medium::Phone,
            5,
            "Gaat goed, helpt nu anderen.",
        );
    }
    life
}

fn marek<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let ended = place.today.plus_days(90).plus_months(-24);
    let who = somebody(Name::new("Marek", "", "Kowalski"), Nt::Nt2, Work::Working, "06-00000204");
    let mut life =
        learnt(place, ids, &who, "Ik wil voorman worden.", ("Taal op de bouw", "Veilig werken", ended));
    for months in [3, 6, 12] {
        life.on(ended.plus_months(months), place.coach(0)).talk(
            Medium::Phone,
            4,
            "Werkt nog bij hetzelfde bedrijf.",
        );
    }
    life
}

fn can<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let (today, ilse) = (place.today, place.coach(0));
    let back = |days: i32| today.plus_days(-days);
    let who = somebody(Name::new("Can", "", "Yılmaz"), Nt::Nt2, Work::Seeking, "06-00000205");
    let mut life = Life::begin(&who, (back(150), ilse), place.catalogue, ids);
    life.on(back(148), ilse).talked(3).agrees(&[Purpose::Aftercare]).wishes("Ik wil monteur worden.").talk(
        Medium::InPerson,
        2,
        "Heeft het druk thuis.",
    );
    for (days, medium) in [(120, Medium::Message), (112, Medium::Phone), (98, Medium::Phone)] {
        life.on(back(days), ilse).misses(medium);
    }
    life.on(back(97), ilse)
        .act(|dossier, desk| course::status(dossier, Status::OutOfSight, "drie keer niet bereikt", desk));
    life
}

fn lies<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let (today, karin) = (place.today, place.coach(2));
    let back = |days: i32| today.plus_days(-days);
    let who = somebody(Name::new("Lies", "de", "Vries"), Nt::Nt1, Work::Working, "06-00000206");
    let mut life = Life::begin(&who, (back(100), karin), place.catalogue, ids);
    life.on(back(95), karin)
        .talked(10)
        .agrees(&[Purpose::Aftercare])
        .wishes("Ik wil formulieren zelf invullen.")
        .scores(&[(B::Care, Score::Hard)])
        .talk(Medium::InPerson, 3, "");
    life.on(back(20), karin)
        .talk(Medium::Phone, 3, "Wil na de zomer verder.")
        .act(|dossier, desk| course::status(dossier, Status::Paused, "zorg voor moeder", desk));
    life
}
