//! The eight made-up people of the screens, and people whose names are hard to draw; built with the acts a coach does.

use trede::domain::acts::barriers::{self, Action, Referral};
use trede::domain::acts::contacts::{self, NewContact};
use trede::domain::acts::meetings::{self, NewAppointment};
use trede::domain::acts::modules::{self, NewModule};
use trede::domain::acts::person::{self, NewParticipant};
use trede::domain::acts::ways::NewChannel;
use trede::domain::acts::wishes::{self, Card, NewStep};
use trede::domain::acts::{Acted, Chain, Desk, course, paths, trust};
use trede::domain::background::{Nt, Work};
use trede::domain::barrier::{BarrierDomain, Handover, Score};
use trede::domain::catalogue::{Catalogue, CoachEdit, Role};
use trede::domain::consent::{AskedHow, Purpose};
use trede::domain::contact::{AppointmentKind, ContactOutcome};
use trede::domain::intake::{Topic, TopicState};
use trede::domain::participant::{ChannelEdit, Medium, Safety, Status};
use trede::domain::perspective::{NamedBy, Owner};
use trede::domain::proof::ProofKind;
use trede::domain::trajectory::{Lane, ModuleStatus, Span};
use trede::domain::{Authorship, Change, Day, Dossier, Edit, Minute, Name, Version};
use trede::id::{CoachId, DossierId, IdSource, RecordId, StoreId};

use super::{coach, day, station};

/// Changes of people, and the fields of theirs that stand in two versions.
#[derive(Default)]
pub struct Crowd {
    pub changes: Vec<Change>,
    pub contested: Vec<(Change, Vec<Version<Edit>>)>,
}

impl Crowd {
    fn take(&mut self, life: Life) {
        self.changes.extend(life.chain.into_changes());
    }
}

/// One person and what was done for them, day by day.
pub struct Life {
    chain: Chain,
    ids: IdSource,
    today: Day,
}

impl Life {
    /// Somebody who was registered on a day.
    pub fn new(seed: u8, name: Name, on: &str, fill: impl FnOnce(&mut NewParticipant)) -> Self {
        let mut ids = IdSource::from_seed([seed; 32]);
        let mut participant = NewParticipant { name, ..NewParticipant::default() };
        fill(&mut participant);
        let today = day(on);
        let mut desk = Desk { today, coach: coach(), ids: &mut ids };
        let (id, changes) = person::register(&participant, &mut desk).unwrap();
        let by = Authorship::new(coach(), 1);
        let mut life = Self { chain: Chain::new(Dossier::new(id), by), ids, today };
        life.chain.act(|_| Ok(changes)).unwrap();
        life
    }

    fn on(&mut self, today: &str) -> &mut Self {
        self.today = day(today);
        self
    }

    fn act(&mut self, act: impl FnOnce(&Dossier, &mut Desk<'_>) -> Acted) -> &mut Self {
        let mut desk = Desk { today: self.today, coach: coach(), ids: &mut self.ids };
        self.chain.act(|dossier| act(dossier, &mut desk)).unwrap();
        self
    }

    fn status(&mut self, status: Status) -> &mut Self {
        self.act(|dossier, desk| course::status(dossier, status, "nummer werkt niet", desk))
    }

    fn wish(&mut self, words: &str) -> &mut Self {
        self.act(|dossier, desk| wishes::wish(dossier, words, "", desk))
    }

    fn step(&mut self, what: &str, due: &str) -> &mut Self {
        let step = NewStep { what: what.into(), owner: Owner::Participant, due: day(due) };
        self.act(|dossier, desk| wishes::step(dossier, &step, desk))
    }

    fn spoke(&mut self, note: &str) -> &mut Self {
        let contact = NewContact {
            medium: Some(Medium::Phone),
            note: note.into(),
            mood: Some(4),
            ..NewContact::new(self.today, ContactOutcome::Spoken)
        };
        self.act(|dossier, desk| contacts::contact(dossier, &contact, desk))
    }

    fn score(&mut self, domain: BarrierDomain, score: Score) -> &mut Self {
        self.act(|dossier, desk| barriers::score(dossier, domain, Some(score), desk))
    }

    fn action(&mut self, domain: BarrierDomain, what: &str, owner: Owner, review: &str) -> &mut Self {
        let review = Some(day(review));
        let action = Action { what: what.into(), owner, owner_coach: None, review, threatens: Vec::new() };
        self.act(|dossier, desk| barriers::action(dossier, domain, &action, desk))
    }

    fn meets(&mut self, on: &str, at: Option<(u16, u16)>, kind: AppointmentKind) -> &mut Self {
        let new = NewAppointment {
            at: at.and_then(|(hour, minute)| Minute::from_hm(hour, minute)),
            medium: Some(Medium::InPerson),
            ..NewAppointment::new(day(on), kind)
        };
        self.act(|dossier, desk| meetings::plan(dossier, &new, desk))
    }

    fn module(&mut self, title: &str, lane: Lane, from: &str, to: &str, goal: Option<ProofKind>) -> RecordId {
        let span = Some(Span { start: day(from), end: day(to) });
        let module = NewModule { span, goal, ..NewModule::new(title, lane) };
        self.act(|dossier, desk| modules::add(dossier, &module, None, &Catalogue::default(), desk));
        let found = self.chain.dossier.modules.iter().find(|(_, known)| *known.title == title);
        found.map(|(id, _)| id).unwrap()
    }

    fn stands(&mut self, module: RecordId, status: ModuleStatus) -> &mut Self {
        self.act(|dossier, desk| modules::status(dossier, module, status, desk))
    }

    /// A trajectory that is over.
    fn finished(&mut self, name: &str, from: &str, to: &str) -> &mut Self {
        self.on(from)
            .act(|dossier, desk| paths::start(dossier, name, None, desk.today, &Catalogue::default(), desk));
        let module = self.module("Taal op de werkvloer", Lane::Basic, from, to, None);
        self.stands(module, ModuleStatus::Running);
        self.on(to).stands(module, ModuleStatus::Finished);
        let path = self.chain.dossier.trajectory().map(|(id, _)| id).unwrap();
        self.act(|dossier, desk| paths::end(dossier, path, desk.today, desk))
    }
}

fn phone(number: &str) -> Vec<NewChannel> {
    vec![NewChannel { preferred: true, ..NewChannel::new(Medium::Phone, number) }]
}

fn tags(nt: Nt, work: Work, number: &str) -> impl FnOnce(&mut NewParticipant) {
    let channels = phone(number);
    move |person| {
        person.nt = Some(nt);
        person.work = Some(work);
        person.place = "Enschede".into();
        person.channels = channels;
    }
}

/// A coach at another workstation.
pub fn colleague() -> CoachId {
    CoachId::from_bytes([8; 16])
}

/// The middle of a day, in milliseconds since 1970, UTC.
pub fn noon(on: &str) -> u64 {
    u64::try_from(day(on).number()).unwrap() * 86_400_000 + 43_200_000
}

/// The eight people of the pictures, as they stand on Monday 23 November 2026.
pub fn typical() -> Crowd {
    let mut crowd = Crowd::default();
    crowd.take(fatima());
    crowd.take(jan());
    crowd.take(ayse());
    crowd.take(wim());
    crowd.take(hoa());
    crowd.take(samir());
    let named = [
        CoachEdit::Id(Some(colleague())),
        CoachEdit::Name("Karin".into()),
        CoachEdit::Role(Some(Role::Coach)),
    ];
    let record = Catalogue::coach_record(colleague());
    crowd.changes.push(Change::new(DossierId::CATALOGUE, record, named));
    let (ria, contested) = ria();
    crowd.take(ria);
    crowd.contested.push(contested);
    crowd.take(marek());
    crowd
}

fn fatima() -> Life {
    use BarrierDomain as D;
    let mut life = Life::new(
        11,
        Name::new("Fatima", "el", "Amrani"),
        "2026-09-21",
        tags(Nt::Nt2, Work::Seeking, "06 12 34 56 78"),
    );
    life.act(|dossier, desk| {
        paths::start(
            dossier,
            "Zorghulp met taal",
            Some(ProofKind::MboCertificate),
            day("2026-09-28"),
            &Catalogue::default(),
            desk,
        )
    });
    let language = life.module("Taal op de werkvloer", Lane::Basic, "2026-09-28", "2026-11-22", None);
    let care = life.module(
        "Werken in de zorg 1",
        Lane::Vocational,
        "2026-10-26",
        "2026-12-06",
        Some(ProofKind::Branch),
    );
    let sums = life.module("Rekenen met medicatie", Lane::Basic, "2026-11-30", "2026-12-13", None);
    life.module("Praktijkleren", Lane::Both, "2027-01-26", "2027-03-01", Some(ProofKind::Practice));
    life.on("2026-09-28").stands(language, ModuleStatus::Running);
    life.on("2026-10-05").spoke("intake, begint met taal");
    life.on("2026-10-26").stands(care, ModuleStatus::Running);
    life.on("2026-11-09").wish("Ik wil niet altijd mijn zoon moeten vragen.");
    life.step("rooster-app met Karim", "2026-11-23").spoke("leest nu zelf de kaartjes");
    let plan = Card {
        soon_work: "rooster-app zelf".into(),
        soon_life: "oudergesprek".into(),
        later_work: "vaste baan".into(),
        later_life: "rijbewijs".into(),
        words: "Dan hoef ik op mijn werk niets meer te vragen.".into(),
        named_by: Some(NamedBy::Participant),
    };
    life.act(|dossier, desk| wishes::card(dossier, &plan, desk));
    life.act(|dossier, desk| trust::consent(dossier, Purpose::Health, true, "", AskedHow::Spoken, desk));
    life.act(|dossier, desk| trust::safe_contact(dossier, Safety::Yes, desk));
    for (domain, score) in [
        (D::Health, Score::Watch),
        (D::Home, Score::None),
        (D::Money, Score::Blocks),
        (D::Care, Score::Hard),
        (D::Transport, Score::None),
        (D::Hours, Score::None),
        (D::Language, Score::Watch),
        (D::Digital, Score::None),
        (D::Courage, Score::None),
    ] {
        life.score(domain, score);
    }
    life.act(|dossier, _| barriers::strength(dossier, D::Courage, true));
    life.action(D::Health, "korte les, pauze", Owner::Participant, "2026-12-08");
    life.action(D::Money, "reiskosten naar les", Owner::Coach, "2026-11-20");
    life.act(|dossier, _| barriers::threatens(dossier, D::Money, sums, true));
    life.act(|dossier, _| barriers::words(dossier, D::Care, "dinsdag geen opvang"));
    let referral = Referral {
        partner: "wijkteam".into(),
        record: None,
        handover: Handover::Called,
        review: Some(day("2026-12-14")),
    };
    life.act(|dossier, desk| barriers::refer(dossier, D::Care, &referral, desk));
    for (topic, state) in [
        (Topic::Welcome, TopicState::Done),
        (Topic::Wish, TopicState::Done),
        (Topic::Now, TopicState::Done),
        (Topic::Learning, TopicState::Done),
        (Topic::Levels, TopicState::Parked),
        (Topic::Ahead, TopicState::Done),
    ] {
        life.act(|dossier, desk| course::topic(dossier, topic, state, desk));
    }
    life.meets("2026-11-23", Some((10, 0)), AppointmentKind::Progress);
    life.meets("2026-12-07", Some((10, 0)), AppointmentKind::Progress);
    life.on("2026-11-22").stands(language, ModuleStatus::Finished).spoke("module af, trots");
    life.on("2026-11-23");
    life
}

fn jan() -> Life {
    let mut life = Life::new(
        12,
        Name::new("Jan", "", "Bakker"),
        "2026-02-02",
        tags(Nt::Nt1, Work::Working, "06 22 33 44 55"),
    );
    life.wish("Ik wil mijn eigen brieven lezen.");
    life.finished("Taal op het werk", "2026-03-02", "2026-08-20");
    life.spoke("werkt 24 uur in de zorg, leest rooster zelf");
    life.score(BarrierDomain::Money, Score::Watch);
    life.step("Inschrijven voor de cursus", "2026-09-01");
    let step = life.chain.dossier.step().map(|(id, _)| id).unwrap();
    life.on("2026-09-01").act(|dossier, desk| {
        let partly = trede::domain::perspective::StepOutcome::Partly;
        wishes::step_outcome(dossier, step, partly, None, desk)
    });
    life
}

fn ayse() -> Life {
    let mut life = Life::new(
        13,
        Name::new("Ayşe", "", "Çelik"),
        "2026-11-16",
        tags(Nt::Nt2, Work::Working, "06 33 44 55 66"),
    );
    life.wish("Ik wil met de juf van mijn dochter praten.").spoke("begonnen, ze moest naar haar werk");
    life.act(|dossier, desk| course::topic(dossier, Topic::Now, TopicState::Parked, desk));
    life.meets("2026-11-23", Some((13, 30)), AppointmentKind::IntakeContinued);
    life
}

fn wim() -> Life {
    let mut life = Life::new(
        14,
        Name::new("Wim", "van", "Dijk"),
        "2026-04-01",
        tags(Nt::Nt1, Work::Seeking, "06 44 55 66 77"),
    );
    life.wish("Ik wil de krant kunnen volgen.");
    life.on("2026-08-21").status(Status::OutOfSight);
    life.on("2026-09-22").spoke("op de markt gesproken");
    life
}

fn hoa() -> Life {
    let mut life = Life::new(
        15,
        Name::new("Đặng Thị Hoa", "", ""),
        "2026-10-12",
        tags(Nt::Nt2, Work::Working, "06 55 66 77 88"),
    );
    life.wish("Ik wil mijn rooster zelf lezen.");
    let module = life.module("Digitaal op het werk", Lane::Basic, "2026-11-02", "2026-12-20", None);
    life.on("2026-11-02").stands(module, ModuleStatus::Running);
    life.on("2026-11-19").spoke("gaat goed in de groep");
    life
}

fn samir() -> Life {
    let mut life = Life::new(
        16,
        Name::new("Samir", "", "Haddad"),
        "2025-11-03",
        tags(Nt::Nt2, Work::Seeking, "06 66 77 88 99"),
    );
    life.finished("Taal en techniek", "2026-01-05", "2026-05-25");
    let channel = life.chain.dossier.channels.iter().map(|(id, _)| id).next().unwrap();
    life.act(|dossier, _| {
        let edits = vec![ChannelEdit::Medium(Some(Medium::Message)), ChannelEdit::Allowed(Some(true))];
        trede::domain::acts::ways::edit_channel(dossier, channel, edits)
    });
    life.on("2026-10-21").spoke("zoekt werk in de bouw");
    life
}

fn ria() -> (Life, (Change, Vec<Version<Edit>>)) {
    let mut life = Life::new(
        17,
        Name::new("Ria", "", "Jansen"),
        "2026-01-12",
        tags(Nt::Nt1, Work::Working, "06 10 00 00 01"),
    );
    life.finished("Lezen en schrijven", "2026-02-02", "2026-09-04");
    life.on("2026-10-29").spoke("leest voor aan haar kleinkind");
    let dossier = &life.chain.dossier;
    let channel = dossier.channels.iter().map(|(id, _)| id).next().unwrap();
    let version = |number: &str, author, on: &str, station| Version {
        value: Edit::from(ChannelEdit::Address(number.into())),
        by: Authorship { station: Some(station), ..Authorship::new(author, noon(on)) },
    };
    let change = Change { dossier: dossier.id, record: channel, edits: Vec::new() };
    let elsewhere = StoreId::from_bytes([0x3F; 16]);
    let versions = vec![
        version("06 40 00 00 04", colleague(), "2026-11-20", elsewhere),
        version("06 10 00 00 01", coach(), "2026-11-19", station()),
    ];
    (life, (change, versions))
}

fn marek() -> Life {
    let mut life = Life::new(
        18,
        Name::new("Marek", "", "Kowalski"),
        "2026-02-09",
        tags(Nt::Nt2, Work::Working, "06 77 88 99 00"),
    );
    life.finished("Veilig werken", "2026-03-02", "2026-09-18");
    life.on("2026-11-05").spoke("heeft een vast contract");
    life
}

/// People whose names shift rows in programs that count bytes.
pub fn hard_names() -> Crowd {
    let long = "Wolfeschlegelsteinhausenbergerdorff-".repeat(4);
    let long: String = long.chars().take(120).collect();
    let names = [
        Name::new("Đặng Thị Hoa", "", ""),
        Name::new("Ayşe", "", "Çelik-Şahin"),
        Name::new("فاطمة", "", "العمراني"),
        Name::new("小明", "", "王"),
        Name::new("Zoe\u{301}\u{323}\u{308}", "", "Cafe\u{301}"),
        Name::new(&long, "", ""),
        Name::new("Jan\t\u{7}\u{1b}[31m", "", "Bakker\u{202e}gniK"),
        Name::new("👩\u{200d}👩\u{200d}👧 Noor", "", "👍🏽"),
        Name::new("ｆｕｌｌ", "", "ＷＩＤＥ"),
        Name::new("คำ", "", "नमस्ते"),
    ];
    let mut crowd = Crowd::default();
    for (seed, name) in (40u8..).zip(names) {
        let words = format!("{} — {}", name.spoken(), "王小明 wil 漢字 lezen ".repeat(4));
        let mut life = Life::new(seed, name, "2026-11-02", tags(Nt::Nt2, Work::Seeking, "06 12 12 12 12"));
        life.on("2026-11-16").wish(&words);
        life.step(&format!("stap {}", "漢字e\u{301}\u{200d}".repeat(9)), "2026-11-30");
        life.score(BarrierDomain::Money, Score::Blocks);
        life.action(BarrierDomain::Money, &"漢字 geld\tkwijt ".repeat(8), Owner::Participant, "2026-12-14");
        life.module(&"ล漢👩\u{200d}👧 module ".repeat(4), Lane::Both, "2026-11-16", "2027-03-01", None);
        crowd.take(life);
    }
    crowd
}
