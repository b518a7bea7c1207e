//! Participants written by hand who are on their way: intake, trajectory, waiting. After `screens.md`; nobody exists.

use super::Location;
use super::life::Life;
use crate::domain::acts::barriers::{self, Referral};
use crate::domain::acts::meetings::{self, NewAppointment};
use crate::domain::acts::modules::{self, NewModule};
use crate::domain::acts::person::{self, NewParticipant};
use crate::domain::acts::proofs;
use crate::domain::acts::trust;
use crate::domain::acts::ways::NewChannel;
use crate::domain::acts::wishes::Card;
use crate::domain::background::{Nt, Work};
use crate::domain::barrier::{BarrierDomain as B, Handover, Score};
use crate::domain::consent::Purpose;
use crate::domain::contact::AppointmentKind;
use crate::domain::levels::{LevelSource, LevelValue, Skill};
use crate::domain::participant::{Medium, Reach, Safety};
use crate::domain::perspective::{NamedBy, Owner, StepOutcome};
use crate::domain::proof::{ProofKind, WorkProcess};
use crate::domain::trajectory::{Lane, ModuleEdit, ModuleKind, ModuleStatus, Span};
use crate::domain::{Day, Minute, Name};
use crate::id::IdSource;

/// One written life.
pub type Written = for<'a> fn(Location<'a>, &'a mut IdSource) -> Life<'a>;

/// Who is on the way.
pub const LIVES: &[Written] = &[fatima, wim, ayse, hoa, precious, tesfay];

/// Somebody with a phone number that nobody has.
pub fn somebody(name: Name, nt: Nt, work: Work, phone: &str) -> NewParticipant {
    let preferred =
        NewChannel { preferred: true, allowed: Some(true), ..NewChannel::new(Medium::Message, phone) };
    NewParticipant {
        name,
        nt: Some(nt),
        work: Some(work),
        place: "Enschede".to_owned(),
        channels: vec![preferred, NewChannel::new(Medium::Phone, phone)],
        ..NewParticipant::default()
    }
}

/// A module between two days.
pub fn module(title: &str, lane: Lane, start: Day, end: Day, goal: ProofKind) -> NewModule {
    let provider = "ROC".to_owned();
    NewModule {
        span: Some(Span { start, end }),
        dayparts: 2,
        provider,
        goal: Some(goal),
        ..NewModule::new(title, lane)
    }
}

fn ten_to_two(at: (u16, u16), on: Day, kind: AppointmentKind) -> NewAppointment {
    let at = Minute::from_hm(at.0, at.1);
    NewAppointment { at, medium: Some(Medium::InPerson), ..NewAppointment::new(on, kind) }
}

fn fatima<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let (today, ilse) = (place.today, place.coach(0));
    let back = |days: i32| today.plus_days(-days);
    let who = somebody(Name::new("Fatima", "el", "Amrani"), Nt::Nt2, Work::Seeking, "06-00000101");
    let who = NewParticipant {
        birth_year: Some(1987),
        mother_tongue: "Arabisch".to_owned(),
        found_at: "school van de kinderen".to_owned(),
        referred_by: "ouderconsulent".to_owned(),
        reach: Some(Reach::Warm),
        ..who
    };
    let mut life = Life::begin(&who, (back(66), ilse), place.catalogue, ids);
    life.on(back(63), ilse)
        .talked(10)
        .agrees(&[Purpose::Share, Purpose::Health, Purpose::Aftercare])
        .wishes("Ik wil beter Nederlands, voor werk.")
        .scores(&[(B::Health, Score::Watch), (B::Home, Score::None), (B::Money, Score::Hard)])
        .scores(&[(B::Transport, Score::None), (B::Courage, Score::Watch)])
        .step("Elke dag tien minuten de app", 14)
        .talk(Medium::InPerson, 4, "Intake, met oudste zoon erbij.");
    for (skill, value) in [(Skill::Reading, LevelValue::A1), (Skill::Speaking, LevelValue::A2)] {
        let source = LevelSource::Impression;
        life.act(|dossier, desk| proofs::level(dossier, skill, Some(value), source, None, desk));
    }
    life.on(back(57), ilse).heads_for("Zorghulp met taal", ProofKind::MboCertificate);
    let work = life.module(&module(
        "Taal op de werkvloer",
        Lane::Basic,
        back(56),
        back(4),
        ProofKind::Participation,
    ));
    life.on(back(56), ilse).module_is(work, ModuleStatus::Running).step_went(StepOutcome::Done);
    let care =
        module("Werken in de zorg 1", Lane::Vocational, back(28), today.plus_days(13), ProofKind::Branch);
    let care = life.on(back(30), ilse).module(&care);
    life.on(back(28), ilse).module_is(care, ModuleStatus::Running).talk(
        Medium::Message,
        4,
        "Les bevalt goed.",
    );
    life.on(back(14), ilse)
        .wishes("Ik wil niet altijd mijn zoon moeten vragen.")
        .looks_ahead(&Card {
            soon_work: "rooster-app zelf".to_owned(),
            later_work: "vaste baan".to_owned(),
            soon_life: "oudergesprek".to_owned(),
            later_life: "rijbewijs".to_owned(),
            words: "Dan hoef ik op mijn werk niets meer te vragen.".to_owned(),
            named_by: Some(NamedBy::Participant),
        })
        .scores(&[(B::Money, Score::Blocks), (B::Care, Score::Hard), (B::Hours, Score::None)])
        .scores(&[(B::Language, Score::Watch), (B::Digital, Score::None), (B::Courage, Score::None)])
        .act(|dossier, _| barriers::strength(dossier, B::Courage, true))
        .tackles(B::Health, "korte les, pauze", Owner::Participant, 29)
        .tackles(B::Money, "reiskosten naar les", Owner::Coach, 11)
        .tackles(B::Care, "dinsdag geen opvang", Owner::Participant, 35)
        .talk(Medium::InPerson, 4, "Wil naar de zorg, reiskosten zijn een probleem.");
    let partner = Referral {
        partner: "Wijkteam Noord".to_owned(),
        record: None,
        handover: Handover::Called,
        review: Some(today.plus_days(21)),
    };
    life.act(|dossier, desk| barriers::refer(dossier, B::Care, &partner, desk));
    let medicine = module(
        "Rekenen met medicatie",
        Lane::Basic,
        today.plus_days(2),
        today.plus_days(43),
        ProofKind::Participation,
    );
    let medicine = life.module(&medicine);
    if let Some(medicine) = medicine {
        life.act(|dossier, _| barriers::threatens(dossier, B::Money, medicine, true));
    }
    practice(&mut life, today);
    life.on(back(10), ilse).step("Rooster-app proberen met Karim", 10);
    life.on(back(4), ilse)
        .module_is(work, ModuleStatus::Finished)
        .act(|dossier, desk| {
            proofs::level(
                dossier,
                Skill::Reading,
                Some(LevelValue::A2),
                LevelSource::ProviderTest,
                None,
                desk,
            )
        })
        .act(|dossier, desk| {
            meetings::plan(dossier, &ten_to_two((10, 0), today, AppointmentKind::Progress), desk)
        })
        .talk(Medium::Phone, 4, "Module klaar, volgende afspraak gemaakt.");
    life
}

/// Practice learning with its work processes (B5), still to come.
fn practice(life: &mut Life<'_>, today: Day) {
    let mut practice =
        module("Praktijkleren", Lane::Both, today.plus_days(72), today.plus_days(155), ProofKind::Practice);
    practice.kind = ModuleKind::Practice;
    let Some(module) = life.module(&practice) else { return };
    let process =
        |code: &str, name: &str| WorkProcess { code: code.into(), name: name.into(), reached: false };
    let known = vec![
        ModuleEdit::Crebo("25655".to_owned()),
        ModuleEdit::Company("Zorggroep Voorbeeld".to_owned()),
        ModuleEdit::Recognised(Some(true)),
        ModuleEdit::Trainer("praktijkopleider".to_owned()),
        ModuleEdit::Hours(240),
        ModuleEdit::Processes(vec![
            process("B1-K1-W1", "Ondersteunt bij wonen en huishouden"),
            process("B1-K1-W2", "Ondersteunt bij persoonlijke verzorging"),
            process("B1-K1-W3", "Stemt werk af in het team"),
        ]),
    ];
    life.act(|dossier, desk| modules::edit(dossier, module, known, desk));
}

fn wim<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let (today, ilse) = (place.today, place.coach(0));
    let back = |days: i32| today.plus_days(-days);
    let who = somebody(Name::new("Wim", "van", "Dijk"), Nt::Nt1, Work::Seeking, "06-00000102");
    let mut life = Life::begin(&who, (back(120), ilse), place.catalogue, ids);
    life.on(back(118), ilse)
        .talked(6)
        .agrees(&[Purpose::Aftercare])
        .wishes("Ik wil mijn kleinkinderen voorlezen.")
        .scores(&[(B::Transport, Score::Watch), (B::Digital, Score::Hard)])
        .tackles(B::Digital, "oefenen in de bibliotheek", Owner::Participant, 60)
        .step("Een boek uitkiezen", 7)
        .talk(Medium::InPerson, 3, "");
    let read =
        module("Lezen in een kleine groep", Lane::Basic, back(110), back(55), ProofKind::Participation);
    life.on(back(112), ilse).heads_for("Voorlezen", ProofKind::Participation);
    let read = life.module(&read);
    life.on(back(110), ilse).module_is(read, ModuleStatus::Running).step_went(StepOutcome::Done);
    life.on(back(62), ilse).talk(Medium::Phone, 3, "Vindt lezen nog moeilijk, gaat door.");
    life.on(back(55), ilse).module_is(read, ModuleStatus::Finished);
    life
}

fn ayse<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let (today, ilse) = (place.today, place.coach(0));
    let back = |days: i32| today.plus_days(-days);
    let who = somebody(Name::new("Ayşe", "", "Çelik"), Nt::Nt2, Work::Working, "06-00000103");
    let mut life = Life::begin(&who, (back(9), ilse), place.catalogue, ids);
    life.on(back(7), ilse)
        .talked(4)
        .agrees(&[Purpose::Share])
        .wishes("Ik wil met mijn baas praten zonder papier.")
        .talk(Medium::InPerson, 4, "Moest weg, volgende keer verder met toets.")
        .act(|dossier, desk| {
            meetings::plan(dossier, &ten_to_two((13, 30), today, AppointmentKind::IntakeContinued), desk)
        });
    life
}

fn hoa<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let (today, ilse) = (place.today, place.coach(0));
    let back = |days: i32| today.plus_days(-days);
    let who = somebody(Name::new("Thị Hoa", "", "Đặng"), Nt::Nt2, Work::Working, "06-00000104");
    let mut life = Life::begin(&who, (back(40), ilse), place.catalogue, ids);
    life.on(back(35), ilse)
        .talked(10)
        .agrees(&[Purpose::Aftercare])
        .wishes("Ik wil een eigen nagelstudio beginnen.")
        .scores(&[(B::Hours, Score::Hard), (B::Papers, Score::Watch), (B::Support, Score::None)])
        .act(|dossier, _| barriers::strength(dossier, B::Support, true))
        .tackles(B::Hours, "alleen avonden", Owner::Participant, 50)
        .step("Openingstijden van de KvK zoeken", 10)
        .talk(Medium::InPerson, 5, "");
    let entree = module("Entree met taal", Lane::Both, back(21), today.plus_days(98), ProofKind::Entree);
    life.on(back(25), ilse).heads_for("Eigen zaak", ProofKind::Entree);
    let entree = life.module(&entree);
    life.on(back(21), ilse).module_is(entree, ModuleStatus::Running).step_went(StepOutcome::Done);
    life.on(back(6), ilse).step("Vraag stellen in de les", 14).talk(Medium::Message, 4, "Gaat goed.");
    life.act(|dossier, desk| person::buddy(dossier, "Ria".to_owned(), None, desk));
    life
}

fn precious<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let (today, ilse) = (place.today, place.coach(0));
    let who = somebody(Name::new("Precious", "", "Adeyemi"), Nt::Nt2, Work::NotSeeking, "06-00000105");
    let mut life = Life::begin(&who, (today.plus_days(-1), ilse), place.catalogue, ids);
    life.act(|dossier, desk| trust::safe_contact(dossier, Safety::Only("via haar zus".to_owned()), desk))
        .wishes("Ik wil weten wat school schrijft.");
    life
}

fn tesfay<'a>(place: Location<'a>, ids: &'a mut IdSource) -> Life<'a> {
    let (today, mo) = (place.today, place.coach(1));
    let back = |days: i32| today.plus_days(-days);
    let who = somebody(Name::new("Tesfay", "", "Gebremedhin"), Nt::Nt2, Work::Seeking, "06-00000106");
    let mut life = Life::begin(&who, (back(80), mo), place.catalogue, ids);
    life.on(back(78), mo)
        .talked(10)
        .agrees(&[Purpose::Aftercare, Purpose::Share])
        .wishes("Ik wil vrachtwagenchauffeur worden.")
        .scores(&[(B::Papers, Score::Blocks), (B::Money, Score::Watch)])
        .step("Rijbewijs laten omzetten: formulier halen", 14)
        .talk(Medium::InPerson, 4, "");
    life.on(back(60), mo).step_went(StepOutcome::NotYet).step("Samen bellen met de gemeente", 7).talk(
        Medium::Phone,
        3,
        "Formulier was te moeilijk.",
    );
    life
}
