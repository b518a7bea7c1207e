//! From a key to the frame that it draws, with everybody in the list, against a bare list of the same size.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench may fail loudly")]

mod common;

use std::cell::Cell;
use std::io::{self, BufWriter, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use common::{Bound, Many, NOW_MS, Unit, line, ten, time, today};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::layout::Rect;
use ratatui::widgets::{List, ListState};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use trede::app::effect::Effect;
use trede::app::model::{Model, Now, Stage};
use trede::app::msg::{Msg, Opening};
use trede::app::{locked, update};
use trede::archive::Archive;
use trede::i18n::Lang;
use trede::keymap::{Keymap, sequence};
use trede::term::Lean;
use trede::ui::theme::Theme;

/// Another person at nearly every key.
const MOVING: &str = "down down down down pgdn down down pgdn pgdn down up up pgup end up up home down down down \
                      / b a k k e r backspace backspace esc esc / v a n space d e esc esc / j a n down down esc esc home pgdn pgdn pgdn";
/// The same person at every key, in each pane.
const STAYING: &str =
    "g 2 down down down down up up tab down down tab down down down up tab tab g 3 down down tab";
const ROUNDS: usize = 20;

/// A terminal that counts what it is told.
struct Counted {
    terminal: Terminal<Lean<BufWriter<Counter>>>,
    bytes: Rc<Cell<usize>>,
}

struct Counter(Rc<Cell<usize>>);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Counted {
    fn new((width, height): (u16, u16)) -> Self {
        let bytes = Rc::new(Cell::new(0));
        let backend = Lean::new(BufWriter::with_capacity(64 * 1024, Counter(Rc::clone(&bytes))));
        let viewport = Viewport::Fixed(Rect::new(0, 0, width, height));
        Self { terminal: Terminal::with_options(backend, TerminalOptions { viewport }).unwrap(), bytes }
    }

    /// One frame, as `term::Screen` draws it.
    fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate).unwrap();
        self.terminal.draw(draw).unwrap();
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate).unwrap();
        self.terminal.backend_mut().flush().unwrap();
    }
}

/// The program without a worker's thread: what it asks for is answered at once, outside the clock.
struct Desk {
    model: Model,
    archive: Archive,
    screen: Counted,
}

/// What keys took.
#[derive(Default)]
struct Took {
    keys: Many,
    answers: Many,
    reads: Many,
    /// Bytes of keys that stay with a person in a pane, that go to another pane, that go to another person.
    same: Many,
    pane: Many,
    other: Many,
}

impl Desk {
    fn new(mut archive: Archive, size: (u16, u16)) -> Self {
        let opening = Opening {
            coach: archive.coach(),
            station: archive.station(),
            catalogue: archive.catalogue().clone(),
            summaries: archive.summaries().unwrap(),
            draft: None,
            notices: Vec::new(),
            can_enter: archive.store().coaches(),
            seed: [1; 32],
        };
        let now = Now { today: today(), minute: ten(), ms: NOW_MS };
        let stage = Stage::Locked(Box::new(locked(String::new())));
        let mut model = Model::new(Lang::Nl, Arc::new(Keymap::standard()), now, stage);
        model.size = size;
        let mut desk = Self { model, archive, screen: Counted::new(size) };
        desk.take(Msg::Unlocked(Box::new(opening)), &mut Took::default());
        desk
    }

    /// A message and the frame after it.
    fn turn(&mut self, msg: Msg) -> (Duration, Vec<Effect>) {
        time(|| {
            let effects = update(&mut self.model, msg);
            let (model, mut layout) = (&self.model, None);
            self.screen.draw(|frame| layout = Some(trede::ui::view(model, &Theme::standard(), frame)));
            update(&mut self.model, Msg::Drawn(layout.unwrap()));
            effects
        })
    }

    /// A message with its frame, and the answers to what it asks for with theirs.
    fn take(&mut self, msg: Msg, took: &mut Took) {
        let before = self.screen.bytes.get();
        let pane = |model: &Model| model.desk().map(|desk| desk.pane);
        let (was, mut other) = (pane(&self.model), false);
        let (key, effects) = self.turn(msg);
        took.keys.took(key);
        for effect in effects {
            if let Effect::Open(id) = effect {
                let (read, dossier) = time(|| self.archive.dossier(id).unwrap());
                took.reads.took(read);
                let (answer, _) = self.turn(Msg::Opened(Box::new(dossier)));
                took.answers.took(answer);
                other = true;
            }
        }
        let bytes = match (other, was == pane(&self.model)) {
            (true, _) => &mut took.other,
            (false, true) => &mut took.same,
            (false, false) => &mut took.pane,
        };
        bytes.wrote(self.screen.bytes.get() - before);
    }

    fn press(&mut self, keys: &str) -> Took {
        let mut took = Took::default();
        let keys = sequence(keys).unwrap();
        for key in (0..ROUNDS).flat_map(|_| keys.iter().copied()) {
            self.model.now.ms += 50;
            self.take(Msg::Key(key), &mut took);
        }
        took
    }
}

/// A list of one line per person and nothing else.
fn bare(archive: &mut Archive, size: (u16, u16)) -> Took {
    let names: Vec<String> = archive
        .summaries()
        .unwrap()
        .iter()
        .map(|one| format!("{} {}", one.name.given, one.name.family))
        .collect();
    let (mut screen, mut took) = (Counted::new(size), Took::default());
    let height = usize::from(size.1);
    for selected in 0..1_000 {
        let before = screen.bytes.get();
        let draw = || {
            let from = selected / height * height;
            let window = names.iter().skip(from).take(height).map(String::as_str);
            let list = List::new(window).highlight_symbol("> ");
            let mut state = ListState::default().with_selected(Some(selected % height));
            screen.draw(|frame| frame.render_stateful_widget(list, frame.area(), &mut state));
        };
        took.keys.took(time(draw).0);
        took.same.wrote(screen.bytes.get() - before);
    }
    took
}

fn main() {
    common::begin("frames");
    let (_folder, mut archive) = common::store();
    for size in [(80, 24), (120, 32)] {
        let bare = bare(&mut archive, size);
        let mut desk = Desk::new(archive, size);
        let moving = desk.press(MOVING);
        desk.press("home esc g 1");
        let staying = desk.press(STAYING);
        archive = desk.archive;
        let name = |what: &str| format!("{what}, {}×{}", size.0, size.1);
        println!(
            "({} keys to somebody else, {} keys to the same person)",
            moving.keys.count(),
            staying.keys.count()
        );
        let of = |percent| ("a bare list", bare.keys.percentile(percent));
        for (what, many) in
            [("key, moving", &moving.keys), ("key, staying", &staying.keys), ("answer", &moving.answers)]
        {
            line(
                &name(&format!("{what}: median")),
                Unit::Seconds,
                many.median(),
                of(50),
                Bound::Most(0.0015),
            );
            line(
                &name(&format!("{what}: 99 %")),
                Unit::Seconds,
                many.percentile(99),
                of(99),
                Bound::Most(0.008),
            );
            line(
                &name(&format!("{what}: slowest")),
                Unit::Seconds,
                many.percentile(100),
                of(100),
                Bound::None,
            );
        }
        line(&name("reading a dossier (worker)"), Unit::Seconds, moving.reads.median(), of(50), Bound::None);
        let of = |percent| ("a bare list", bare.same.percentile(percent));
        let sizes = [
            ("within a pane", &staying.same, 1500.0),
            ("to another pane", &staying.pane, 5000.0),
            ("to another person", &moving.other, 5000.0),
        ];
        for (what, many, most) in sizes {
            for (name, percent) in [("median", 50), ("99 %", 99)] {
                let name = format!("bytes {what}: {name}, {}×{}", size.0, size.1);
                line(&name, Unit::Bytes, many.percentile(percent), of(percent), Bound::Most(most));
            }
        }
    }
}
