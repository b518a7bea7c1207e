//! The same person twice, by keyboard, over a real store: suggested, laid together, undone, taken apart, never asked again.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use secrecy::SecretString;
use tempfile::TempDir;
use trede::app::desk::Desk;
use trede::app::effect::Effect;
use trede::app::model::{Model, Now, Stage};
use trede::app::msg::{Folded, Msg, Opening};
use trede::app::overlay::Overlay;
use trede::app::{locked, update};
use trede::archive::{Archive, Touched};
use trede::demo::Demo;
use trede::domain::participant::ParticipantEdit;
use trede::domain::{Change, Day, Minute, Name};
use trede::i18n::Lang;
use trede::id::{DossierId, IdSource};
use trede::keymap::{Key, Keymap, sequence};
use trede::ui::theme::Theme;

const NOW: u64 = 1_900_000_000_000;

/// A coach at a workstation with a store.
struct Workstation {
    model: Model,
    archive: Archive,
    _folder: TempDir,
}

impl Workstation {
    /// Ten of the demo, and somebody who was registered twice.
    fn with(people: &[(&str, u16)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let passphrase = SecretString::from("vier gewone woorden achter elkaar".to_owned());
        let (mut archive, _) =
            Archive::create_unprotected(folder.path(), "Voorbeeldstad", "Ilse", passphrase, 1).unwrap();
        let today = Day::from_ymd(2026, 11, 23).unwrap();
        Demo { participants: 10, ..Demo::default() }.fill(&mut archive, today, &mut |_| true).unwrap();
        let mut ids = IdSource::from_seed([5; 32]);
        for (name, year) in people {
            let edits = [ParticipantEdit::Name(Name::split(name)), ParticipantEdit::BirthYear(Some(*year))];
            archive.save(NOW - 9, &[Change::participant(ids.dossier(), edits)]).unwrap();
        }
        let now = Now { today, minute: Minute::from_hm(10, 0).unwrap(), ms: NOW };
        let stage = Stage::Locked(Box::new(locked("Voorbeeldstad".into())));
        let model = Model::new(Lang::Nl, Arc::new(Keymap::standard()), now, stage);
        let opening = Opening {
            coach: archive.coach(),
            station: trede::id::StoreId::default(),
            catalogue: archive.catalogue().clone(),
            summaries: archive.summaries().unwrap(),
            draft: None,
            notices: Vec::new(),
            can_enter: archive.store().coaches(),
            seed: [1; 32],
        };
        let mut workstation = Self { model, archive, _folder: folder };
        workstation.tell(Msg::Unlocked(Box::new(opening)));
        workstation
    }

    fn tell(&mut self, msg: Msg) {
        let mut inbox = vec![msg];
        while let Some(msg) = inbox.pop() {
            for effect in update(&mut self.model, msg) {
                inbox.extend(self.answer(effect));
            }
        }
    }

    /// The screen, as text.
    fn picture(&mut self, columns: u16, rows: u16) -> String {
        self.tell(Msg::Resized(columns, rows));
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| drop(trede::ui::view(&self.model, &Theme::mono(), frame))).unwrap();
        let buffer = terminal.backend().buffer();
        let row = |y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..rows).map(row).collect::<Vec<_>>().join("\n")
    }

    fn answer(&mut self, effect: Effect) -> Option<Msg> {
        let folded = |touched: Touched| {
            Box::new(Folded {
                dossiers: touched.dossiers,
                summaries: touched.summaries,
                gone: touched.gone,
                catalogue: touched.catalogue.map(Box::new),
            })
        };
        let now = self.model.now.ms;
        Some(match effect {
            Effect::Open(id) => Msg::Opened(Box::new(self.archive.dossier(id).unwrap())),
            Effect::Save { token, name, changes, .. } => {
                let (action, touched) = self.archive.save(now, &changes).unwrap();
                self.tell(Msg::Saved { token, action, name });
                Msg::Folded(folded(touched))
            }
            Effect::Undo(done) => {
                let (action, touched) = self.archive.undo(now, done.action).unwrap();
                Msg::Undone { action, done, folded: folded(touched) }
            }
            Effect::Redo(done) => {
                let (action, touched) = self.archive.undo(now, done.action).unwrap();
                Msg::Redone { action, done, folded: folded(touched) }
            }
            _ => return None,
        })
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in sequence(keys).unwrap() {
            self.model.now.ms += 50;
            self.tell(Msg::Key(key));
        }
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|one| self.tell(Msg::Key(Key::char(one))));
        self
    }

    fn desk(&self) -> &Desk {
        self.model.desk().unwrap()
    }

    fn open(&self) -> (DossierId, usize) {
        let open = self.desk().open.as_ref().unwrap();
        assert_eq!(self.desk().people.selected().unwrap().id, open.id, "list and panes show one person");
        (open.id, open.parts.len())
    }

    fn count(&self) -> usize {
        self.desk().people.all().len()
    }

    fn asked(&self) -> usize {
        match self.desk().overlays.last() {
            Some(Overlay::Alike(asked)) => asked.rows.len(),
            _ => 0,
        }
    }
}

#[test]
fn one_key_makes_two_rows_one_person_and_undo_makes_them_two_again() {
    for first in ["Mohamed Voorbeeldi", "Muhammad Voorbeeldi"] {
        let mut desk = Workstation::with(&[("Mohamed Voorbeeldi", 1984), ("Muhammad Voorbeeldi", 1984)]);
        let before = desk.count();
        desk.keys("/").text(first).keys("enter g 1");
        desk.keys("D");
        assert_eq!(desk.asked(), 1);
        desk.keys("d");
        assert_eq!((desk.count(), desk.asked(), desk.open().1), (before - 1, 0, 2));
        // found by both names
        for name in ["Mohamed Voorbeeldi", "Muhammad Voorbeeldi"] {
            desk.keys("esc /").text(name).keys("enter g 1");
            assert_eq!(desk.desk().people.count(), 1, "{name}");
        }
        desk.keys("esc u");
        assert_eq!((desk.count(), desk.open().1), (before, 0));
        desk.keys("U");
        assert_eq!((desk.count(), desk.open().1), (before - 1, 2));
        // what is typed of the whole settles both names
        desk.keys("e ctrl-u").text("Mo Voorbeeldi").keys("ctrl-s");
        let open = desk.desk().open.as_ref().unwrap();
        assert!(!open.participant.name.is_contested());
        assert_eq!(open.participant.name.spoken(), "Mo Voorbeeldi");
        // and apart again, by saying so of one of the dossiers
        desk.keys("D n");
        assert_eq!((desk.count(), desk.open().1), (before, 0));
    }
}

#[test]
fn not_the_same_is_never_asked_again() {
    let mut desk = Workstation::with(&[("Mohamed Voorbeeldi", 1984), ("Muhammad Voorbeeldi", 1984)]);
    let before = desk.count();
    for _ in 0..2 {
        desk.keys("esc /").text("Mohamed Voorbeeldi").keys("enter g 1 D");
        assert_eq!(desk.asked(), 1);
        desk.keys("n");
        assert_eq!((desk.count(), desk.asked()), (before, 0));
        for name in ["Mohamed Voorbeeldi", "Muhammad Voorbeeldi"] {
            desk.keys("esc /").text(name).keys("enter g 1 D");
            assert_eq!(desk.asked(), 0, "{name}");
        }
        // but undone it is
        desk.keys("u");
    }
}

#[test]
fn somebody_who_is_known_is_suggested_while_they_are_typed_and_becomes_one_row() {
    let mut desk = Workstation::with(&[("Mohamed Voorbeeldi", 1984)]);
    let before = desk.count();
    desk.keys("n").text("Muhamad").keys("tab").keys("shift-tab");
    let form = |desk: &Workstation| match desk.desk().overlays.last() {
        Some(Overlay::Form { form, .. }) => form.clone(),
        other => panic!("{other:?}"),
    };
    assert!(form(&desk).alike.is_empty(), "a first name alone says nothing");
    desk.text(" Voorbeeldi").keys("tab").text("06-00000009").keys("tab").text("1984");
    assert_eq!(form(&desk).alike.len(), 1);
    desk.keys("ctrl-d");
    assert_eq!((form(&desk).alike.len(), form(&desk).decided.len()), (0, 1));
    desk.keys("ctrl-s");
    assert_eq!((desk.count(), desk.open().1), (before, 2), "what was typed is with who was known");
    let open = desk.desk().open.as_ref().unwrap();
    assert_eq!(open.channels.len(), 1);
    assert!(!*open.participant.maybe_double);
    desk.keys("u");
    assert_eq!(desk.count(), before, "undone nothing of it is left");
    // said to be somebody else: a row of their own, not marked, not asked again
    desk.keys("n").text("Muhamad Voorbeeldi").keys("tab tab").text("1984").keys("ctrl-n ctrl-s");
    assert_eq!((desk.count(), desk.open().1), (before + 1, 0));
    assert!(!*desk.desk().open.as_ref().unwrap().participant.maybe_double);
    desk.keys("D");
    assert_eq!(desk.asked(), 0);
    // left undecided: marked, and asked from the list
    desk.keys("n").text("Mohammed Voorbeeldi").keys("tab tab").text("1984").keys("ctrl-s");
    assert!(*desk.desk().open.as_ref().unwrap().participant.maybe_double);
    // what was said before is read
    desk.model.notice = None;
    let wide = desk.picture(120, 32);
    assert!(wide.contains("D misschien dubbel") && wide.contains("1 ≈ misschien dubbel"), "{wide}");
    assert!(desk.picture(80, 24).lines().any(|line| line.contains("Voorbeeldi") && line.contains('≈')));
    desk.keys("f d");
    assert_eq!(desk.desk().people.count(), 1);
    desk.keys("f d D");
    assert_eq!(desk.asked(), 2);
    desk.keys("n n");
    assert!(!desk.picture(120, 32).contains('≈'), "nor shown");
    assert!(!*desk.desk().open.as_ref().unwrap().participant.maybe_double, "decided: no longer marked");
    assert_eq!(desk.count(), before + 2);
}

#[test]
fn in_a_quick_intake_no_other_name_is_shown_and_the_talk_goes_to_who_was_known() {
    let mut desk = Workstation::with(&[("Mohamed Voorbeeldi", 1984)]);
    let before = desk.count();
    desk.keys("g i").text("Mohamed Voorbeeldi");
    let trede::app::desk::Screen::Conversation(talk) = &desk.desk().screen else { panic!() };
    assert_eq!((talk.form.alike.len(), talk.form.alike[0].name.as_str()), (1, ""));
    desk.keys("ctrl-d tab tab").text("Ik wil zelf lezen.").keys("tab").text("kaartje").keys("tab tab");
    desk.text("+1w").keys("ctrl-s");
    assert_eq!((desk.count(), desk.open().1), (before, 2));
    let open = desk.desk().open.as_ref().unwrap();
    assert_eq!((open.wishes.len(), open.appointments.len()), (1, 1));
    let ids: BTreeSet<DossierId> = open.ids();
    assert_eq!(ids.len(), 2);
}

#[test]
fn two_versions_of_a_merged_person_are_settled_with_a_digit_in_both_dossiers() {
    let mut desk = Workstation::with(&[("Mohamed Voorbeeldi", 1984), ("Muhammad Voorbeeldi", 1984)]);
    desk.keys("/").text("Mohamed Voorbeeldi").keys("enter g 1 D d");
    let name = |desk: &Workstation| {
        let open = desk.desk().open.as_ref().unwrap();
        (open.participant.name.spoken(), open.participant.name.is_contested(), open.ids())
    };
    let (first, contested, ids) = name(&desk);
    assert!(contested);
    desk.keys("V 2");
    let (chosen, contested, _) = name(&desk);
    assert_eq!((contested, chosen != first), (false, true));
    for id in &ids {
        // each by itself says so, also when they are two again
        assert_eq!(desk.archive.dossier(*id).unwrap().participant.name.spoken(), chosen);
    }
    desk.keys("esc u");
    assert!(name(&desk).1, "undone both stand again");
    desk.keys("U D n");
    for id in &ids {
        assert_eq!(desk.archive.dossier(*id).unwrap().participant.name.spoken(), chosen);
    }
}
