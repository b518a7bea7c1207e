//! No screen breaks: at any size, on any text, after any keys, pastes and clicks; and a long list draws only its window.

mod harness;

use harness::people::Crowd;
use harness::picture::{Picture, draw};
use harness::{Harness, coach, day, now};
use proptest::prelude::*;
use trede::app::desk::{Desk, Pane, Screen};
use trede::app::exchange::Answer;
use trede::app::exchange::previews::Known;
use trede::app::layout::Target;
use trede::app::model::{Model, Stage};
use trede::app::msg::{MouseKind, Msg};
use trede::domain::background::{Nt, Work};
use trede::domain::barrier::{Barrier, BarrierDomain, BarrierEdit, BarrierScore, BarrierScoreEdit, Score};
use trede::domain::catalogue::{Catalogue, CoachEdit, LocationEdit, ModuleTemplateEdit, PartnerEdit};
use trede::domain::contact::{ContactEdit, ContactOutcome};
use trede::domain::participant::ParticipantEdit;
use trede::domain::perspective::{Owner, PerspectiveEdit, StepEdit, WishEdit};
use trede::domain::trajectory::{Lane, ModuleEdit, Span, TrajectoryEdit};
use trede::domain::{Change, Name, Summary};
use trede::i18n::Lang;
use trede::id::{DossierId, IdSource, LocationId};
use trede::ui::theme::Theme;
use unicode_width::UnicodeWidthStr;

/// Keys that open every screen and overlay, and keys that do something in them.
const KEYS: &[&str] = &[
    "down",
    "up",
    "pgdn",
    "pgup",
    "home",
    "end",
    "tab",
    "shift-tab",
    "enter",
    "esc",
    "space",
    "left",
    "right",
    "backspace",
    "ctrl-s",
    "ctrl-t",
    "ctrl-u",
    "/",
    "?",
    ":",
    "i",
    "r",
    "p",
    "k",
    "y",
    "d",
    "l",
    "P",
    "n",
    "e",
    "s",
    "S",
    "q",
    "u",
    "U",
    "w",
    "+",
    "a",
    "v",
    "o",
    "t",
    "m",
    "b",
    "B",
    "z",
    "x",
    "O",
    "A",
    "0",
    "1",
    "2",
    "3",
    "9",
    "=",
    "g",
    "f",
    "g 1",
    "g 2",
    "g 3",
    "g 4",
    "g i",
    "g a",
    "g l",
    "g o",
    "g u",
    "c",
    "J",
    "D",
    "f m",
    "f v",
    "V",
    "f s",
    "f f",
    "f7",
    "f8",
    "f9",
    "f1",
    "j",
];

/// What somebody may type, paste, or send in a bundle.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "\\PC{0,60}",
        2 => any::<String>(),
        1 => Just(String::new()),
        1 => "[漢字ひらがな한글 ]{0,60}",
        1 => "(e[\u{301}\u{323}\u{308}]{0,200} ?){0,4}",
        1 => "[\u{0}-\u{1f}\u{7f}-\u{9f}a ]{0,40}",
        1 => "[\u{5d0}-\u{5ea}\u{627}-\u{64a}\u{202a}-\u{202e}\u{2066}-\u{2069} ]{0,60}",
        1 => "(👩\u{200d}👩\u{200d}👧|👍🏽|🇳🇱|❤\u{fe0f}| ){0,20}",
        1 => Just("Ik wil 漢字 ".repeat(556)),
        1 => Just("x".repeat(5_000)),
    ]
}

#[derive(Clone, Debug)]
enum Deed {
    /// A bundle came, or would leave.
    Bundle(bool),
    Keys(&'static str),
    Type(String),
    Paste(String),
    Mouse(MouseKind, u16, u16),
    Size(u16, u16),
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        3 => (40u16..=300, 10u16..=100),
        1 => Just((40, 10)),
        1 => Just((80, 24)),
        1 => (1u16..=60, 1u16..=30),
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    let mouse = prop_oneof![
        Just(MouseKind::Click),
        Just(MouseKind::DoubleClick),
        Just(MouseKind::WheelUp),
        Just(MouseKind::WheelDown)
    ];
    prop_oneof![
        12 => proptest::sample::select(KEYS).prop_map(Deed::Keys),
        1 => "\\PC{0,12}".prop_map(Deed::Type),
        2 => text().prop_map(Deed::Paste),
        2 => (mouse, 0u16..300, 0u16..100).prop_map(|(kind, x, y)| Deed::Mouse(kind, x, y)),
        1 => any::<bool>().prop_map(Deed::Bundle),
        1 => size().prop_map(|(columns, rows)| Deed::Size(columns, rows)),
    ]
}

/// Somebody of whom every text is one of these, however long: a bundle of a stranger may hold anything.
fn person(texts: &[String], seed: u8) -> Vec<Change> {
    let mut ids = IdSource::from_seed([seed; 32]);
    let id = ids.dossier();
    let mut turn = usize::from(seed);
    let mut next = || {
        turn += 1;
        texts.iter().cycle().nth(turn).cloned().unwrap_or_default()
    };
    let today = now().today;
    let path = ids.record();
    let mut changes = vec![
        Change::participant(
            id,
            [
                ParticipantEdit::Name(Name { given: next(), infix: String::new(), family: next() }),
                ParticipantEdit::Nt(Some(Nt::Nt2)),
                ParticipantEdit::Work(Some(Work::Working)),
                ParticipantEdit::RegisteredOn(Some(today)),
                ParticipantEdit::Coach(Some(coach())),
            ],
        ),
        Change::new(id, ids.record(), [WishEdit::On(Some(today)), WishEdit::Words(next())]),
        Change::new(
            id,
            ids.record(),
            [StepEdit::What(next()), StepEdit::MadeOn(Some(today)), StepEdit::Due(Some(today.plus_days(7)))],
        ),
        Change::new(
            id,
            ids.record(),
            [
                PerspectiveEdit::On(Some(today)),
                PerspectiveEdit::SoonWork(next()),
                PerspectiveEdit::LaterWork(next()),
                PerspectiveEdit::SoonLife(next()),
                PerspectiveEdit::LaterLife(next()),
                PerspectiveEdit::Words(next()),
            ],
        ),
        Change::new(
            id,
            ids.record(),
            [
                ContactEdit::On(Some(today.plus_days(-3))),
                ContactEdit::Outcome(Some(ContactOutcome::Spoken)),
                ContactEdit::Note(next()),
            ],
        ),
        Change::new(
            id,
            path,
            [TrajectoryEdit::Name(next()), TrajectoryEdit::Started(Some(today.plus_weeks(-4)))],
        ),
    ];
    for lane in [Lane::Basic, Lane::Both] {
        let span = Span { start: today.plus_weeks(-2), end: today.plus_weeks(30) };
        changes.push(Change::new(
            id,
            ids.record(),
            [
                ModuleEdit::Trajectory(Some(path)),
                ModuleEdit::Title(next()),
                ModuleEdit::Lane(Some(lane)),
                ModuleEdit::Span(Some(span)),
            ],
        ));
    }
    for (domain, owner) in [
        (BarrierDomain::Money, Owner::Partner),
        (BarrierDomain::Other, Owner::Participant),
        (BarrierDomain::Care, Owner::Coach),
    ] {
        changes.push(Change::new(
            id,
            BarrierScore::record_id(id, domain, today),
            [
                BarrierScoreEdit::Domain(Some(domain)),
                BarrierScoreEdit::On(Some(today)),
                BarrierScoreEdit::Score(Some(Score::Blocks)),
            ],
        ));
        changes.push(Change::new(
            id,
            Barrier::record_id(id, domain),
            [
                BarrierEdit::Domain(Some(domain)),
                BarrierEdit::Label(next()),
                BarrierEdit::Words(next()),
                BarrierEdit::Action(next()),
                BarrierEdit::Partner(next()),
                BarrierEdit::Owner(Some(owner)),
                BarrierEdit::Review(Some(today)),
            ],
        ));
    }
    changes
}

fn hostile(texts: &[String]) -> Harness {
    let text = |at: usize| texts.get(at).cloned().unwrap_or_default();
    let mut changes: Vec<Change> = (1..4).flat_map(|seed| person(texts, seed)).collect();
    changes.push(Change::new(
        DossierId::CATALOGUE,
        Catalogue::location_record(LocationId::default()),
        [LocationEdit::Name(text(0))],
    ));
    changes.push(Change::new(
        DossierId::CATALOGUE,
        Catalogue::coach_record(coach()),
        [CoachEdit::Name(text(1))],
    ));
    let mut ids = IdSource::from_seed([9; 32]);
    for at in 0..30 {
        let of = |more: usize| texts.iter().cycle().nth(at + more).cloned().unwrap_or_default();
        changes.push(Change::new(
            DossierId::CATALOGUE,
            ids.record(),
            [PartnerEdit::Name(of(0)), PartnerEdit::Purpose(of(1)), PartnerEdit::Contact(of(2))],
        ));
        changes.push(Change::new(
            DossierId::CATALOGUE,
            ids.record(),
            [
                ModuleTemplateEdit::Title(of(3)),
                ModuleTemplateEdit::Provider(of(4)),
                ModuleTemplateEdit::Weeks(255),
            ],
        ));
    }
    Harness::with(Crowd { changes, contested: Vec::new() })
}

/// What kind of border a cell is part of.
fn side(symbol: &str) -> Option<char> {
    match symbol {
        " " => Some(' '),
        "╭" | "┏" | "╮" | "┓" => Some('^'),
        "│" | "┃" => Some('|'),
        "╰" | "┗" | "╯" | "┛" => Some('v'),
        _ => None,
    }
}

fn check(model: &Model, picture: &Picture) -> Result<(), TestCaseError> {
    let area = picture.buffer.area;
    let symbol = |x: u16, y: u16| picture.buffer[(x, y)].symbol();
    for y in area.top()..area.bottom() {
        let mut x = area.left();
        while x < area.right() {
            let words = symbol(x, y);
            let wide = u16::try_from(words.width()).unwrap_or(u16::MAX);
            prop_assert!(wide > 0, "{words:?} takes no cell");
            prop_assert!(x + wide <= area.right(), "{words:?} leaves row {y}");
            prop_assert!(!words.chars().any(char::is_control), "{words:?} at {x},{y}");
            for covered in x + 1..x + wide {
                prop_assert_eq!(symbol(covered, y), " ", "under {:?} at {},{}", words, x, y);
            }
            x += wide;
        }
    }
    if let Some((x, y)) = picture.cursor {
        prop_assert!(x < area.right() && y < area.bottom());
    }
    if area.width < 40 || area.height < 10 {
        return Ok(());
    }
    // the outer columns hold borders only, on both sides or on neither
    for y in area.top()..area.bottom() {
        let (left, right) = (side(symbol(0, y)), side(symbol(area.right() - 1, y)));
        let bare = |side| side == Some(' ');
        let whole = left.is_some() && right.is_some() && bare(left) == bare(right);
        prop_assert!(whole, "row {y}: {}", picture.row(y));
    }
    let Some(desk) = model.desk() else { return Ok(()) };
    let bare = desk.overlays.is_empty() && model.pending.is_empty() && !model.covered;
    if bare && matches!(desk.screen, Screen::Workspace) {
        check_panes(picture, symbol)?;
    }
    Ok(())
}

/// The sides of every pane are whole.
fn check_panes<'a>(picture: &'a Picture, symbol: impl Fn(u16, u16) -> &'a str) -> Result<(), TestCaseError> {
    let mut found = 0;
    for (place, target) in &picture.layout.targets {
        // the names in the tab line are targets too, one row high
        if !matches!(target, Target::Pane(_)) || place.height < 2 {
            continue;
        }
        found += 1;
        let (right, bottom) = (place.x + place.width - 1, place.y + place.height - 1);
        for (y, kind) in [(place.y, '^'), (bottom, 'v')] {
            prop_assert_eq!(side(symbol(place.x, y)), Some(kind));
            prop_assert_eq!(side(symbol(right, y)), Some(kind));
        }
        for y in place.y + 1..bottom {
            prop_assert_eq!(side(symbol(place.x, y)), Some('|'), "row {}", y);
            prop_assert_eq!(side(symbol(right, y)), Some('|'), "row {}: {}", y, picture.row(y));
        }
    }
    prop_assert!(found > 0, "no pane was drawn");
    Ok(())
}

/// 64 cases; more with `PROPTEST_CASES`.
fn cases() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The preview of a bundle in which every name is one of these.
fn bundle(harness: &mut Harness, comes: bool, texts: &[String]) {
    let text = |at: usize| texts.iter().cycle().nth(at).cloned().unwrap_or_default();
    let name = |at: usize| Name { given: text(at), infix: String::new(), family: text(at + 1) };
    let mut stations = harness::exchange::three();
    stations.known.iter_mut().enumerate().for_each(|(at, one)| one.label = text(at));
    harness.answered(Answer::Around(Box::new(stations)));
    if comes {
        let mut arriving = harness::exchange::arriving(Known::No);
        arriving.people.iter_mut().enumerate().for_each(|(at, one)| one.name = name(at));
        arriving.card.label = text(0);
        arriving.file = text(1);
        arriving.gaps = vec![(text(2), u64::MAX)];
        harness.answered(Answer::Looked(Box::new(arriving)));
    } else {
        let mut leaving = harness::exchange::leaving();
        leaving.people.iter_mut().enumerate().for_each(|(at, one)| one.name = name(at));
        leaving.receivers = vec![text(0), text(1)];
        leaving.folder = text(2);
        harness.answered(Answer::Planned(Box::new(leaving)));
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_screen_breaks(
        (columns, rows) in size(),
        texts in proptest::collection::vec(text(), 3..12),
        deeds in proptest::collection::vec(deed(), 0..12),
        theme in proptest::sample::select(&Theme::NAMES[..]),
        english in any::<bool>(),
    ) {
        let mut harness = hostile(&texts);
        let theme = Theme::named(theme).unwrap();
        harness.model.lang = if english { Lang::En } else { Lang::Nl };
        harness.size(columns, rows);
        for deed in std::iter::once(Deed::Size(columns, rows)).chain(deeds) {
            match deed {
                Deed::Keys(keys) => { harness.keys(keys); }
                Deed::Type(text) => { harness.text(&text); }
                Deed::Bundle(comes) => bundle(&mut harness, comes, &texts),
                Deed::Paste(text) => harness.tell(Msg::Paste(text)),
                Deed::Mouse(kind, x, y) => harness.tell(Msg::Mouse(kind, x, y)),
                Deed::Size(columns, rows) => { harness.size(columns, rows); }
            }
            let (columns, rows) = harness.model.size;
            let picture = draw(&harness.model, &theme, columns, rows);
            harness.tell(Msg::Drawn(picture.layout.clone()));
            check(&harness.model, &picture)?;
        }
    }
}

/// Every screen and overlay once at every size that matters, with the hardest texts: what chance may miss.
#[test]
fn every_screen_at_many_sizes() {
    let texts = [
        "Ik wil 漢字 ".repeat(556),
        "e\u{301}\u{323}\u{308}".repeat(40),
        "👩\u{200d}👩\u{200d}👧 👍🏽 🇳🇱".repeat(9),
        "\u{202e}العمراني\t\u{7}\u{1b}[31m".to_owned(),
        "x".repeat(5_000),
    ];
    let openings = [
        "",
        "g 2",
        "g 3",
        "g 4",
        "/",
        "?",
        ":",
        "space",
        "i",
        "i pgdn",
        "i pgdn pgdn pgdn pgdn pgdn",
        "r",
        "g i",
        "p",
        "k",
        "y",
        "d",
        "l",
        "n",
        "e",
        "g 2 a",
        "g 2 t",
        "g 3 n",
        "g 3 e",
        "g 3 b",
        "g 3 m",
        "g 4 n",
        "g 4 z",
        "g 4 enter",
        "q",
        "g",
        "f",
        "f8",
        "f9",
        "P",
        "g o",
        "g o n",
        "g o tab",
        "g o tab enter",
        "g o tab tab end",
        "g o tab tab enter",
        "g o tab tab tab",
        "g 2 down v",
    ];
    for keys in openings {
        let mut harness = hostile(&texts);
        if !keys.is_empty() {
            harness.keys(keys);
        }
        for (columns, rows) in [
            (40, 10),
            (41, 11),
            (59, 15),
            (60, 16),
            (79, 20),
            (80, 24),
            (99, 30),
            (100, 31),
            (131, 40),
            (300, 100),
        ] {
            harness.size(columns, rows);
            let picture = harness.picture();
            if let Err(broken) = check(&harness.model, &picture) {
                panic!("{keys:?} at {columns}x{rows}: {broken}\n{}", picture.lines().join("\n"));
            }
        }
    }
}

#[test]
fn a_list_of_ten_thousand_draws_only_its_window() {
    let mut harness = Harness::typical();
    let one = harness.desk().people.all()[0].clone();
    let mut ids = IdSource::from_seed([5; 32]);
    let many: Vec<Summary> = (0..10_000)
        .map(|number| Summary {
            id: ids.dossier(),
            name: Name::new(&format!("Noor {number:05}"), "", "Voorbeeld"),
            ..one.clone()
        })
        .collect();
    let catalogue = harness.desk().catalogue.clone();
    let desk = Desk::new(coach(), catalogue, many, ids, day("2026-11-23"));
    harness.model.stage = Stage::Desk(Box::new(desk));
    for (columns, rows) in [(80, 24), (120, 32), (300, 100)] {
        for keys in ["home", "end", "pgup", "pgdn"] {
            harness.size(columns, rows).keys(keys);
            let layout = harness.picture().layout;
            let drawn = |pane| {
                let of_pane = |target: &&Target| matches!(target, Target::Row(of, _) if *of == pane);
                layout.targets.iter().map(|(_, target)| target).filter(of_pane).count()
            };
            assert!(layout.list_rows > 0 && layout.list_rows < rows);
            assert_eq!(drawn(Pane::List), usize::from(layout.list_rows), "{keys} at {columns}x{rows}");
            assert!(drawn(Pane::Agenda) <= usize::from(layout.agenda_rows));
            let selected = harness.desk().people.selected_place();
            let window = layout.list_top..layout.list_top + usize::from(layout.list_rows);
            assert!(window.contains(&selected), "{selected} is not in {window:?}");
        }
    }
}
