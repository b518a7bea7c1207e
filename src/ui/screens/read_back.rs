//! Under a topic of the intake: what stands so far about it, and under the last one all that was agreed, to read back.

use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::domain::intake::Topic;
use crate::domain::{Day, Dossier};
use crate::ui::panes::barrier_words;
use crate::ui::pen::Pen;
use crate::ui::text;

use super::plan::{self, Part};

/// Columns of the headings.
const LABEL: u16 = 16;
/// Fewest rows in which it says something: an empty one, the title and a line.
const LEAST_ROWS: u16 = 3;

/// Draws it in what the form leaves free.
pub fn draw(pen: &mut Pen<'_>, desk: &Desk, dossier: &Dossier, topic: Topic, today: Day, area: Rect) {
    let parts: Vec<Part> = match topic {
        Topic::Step => plan::step(pen, dossier, today).into_iter().collect(),
        Topic::Module => plan::lessons(pen, dossier).into_iter().collect(),
        Topic::Appointment => agreed(pen, desk, dossier, today),
        _ => return,
    };
    if parts.is_empty() || area.height < LEAST_ROWS {
        return;
    }
    let title = if topic == Topic::Appointment { "read-back-title" } else { "read-back-so-far" };
    let mut y = area.y + 1;
    pen.text(area.x, y, area.width, &pen.word(title), pen.theme.heading);
    y += 1;
    let columns = area.width.saturating_sub(LABEL + 2);
    for part in parts {
        for (at, words) in text::wrap(&part.words, usize::from(columns)).into_iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            if at == 0 {
                pen.text(area.x + 2, y, LABEL, &part.title, pen.theme.quiet);
            }
            pen.text(area.x + 2 + LABEL, y, columns, &words, pen.theme.text);
            y += 1;
        }
    }
}

/// Everything that was agreed, the next date first: that is what nobody may go home without.
fn agreed(pen: &Pen<'_>, desk: &Desk, dossier: &Dossier, today: Day) -> Vec<Part> {
    let parts = [
        plan::meeting(pen, desk, dossier, today),
        plan::step(pen, dossier, today),
        arranged(pen, dossier),
        plan::lessons(pen, dossier),
        plan::wish(pen, dossier),
    ];
    parts.into_iter().flatten().collect()
}

/// What is done about what is in the way, and by whom.
fn arranged(pen: &Pen<'_>, dossier: &Dossier) -> Option<Part> {
    let words = |domain| {
        let line = dossier.barrier_line(domain);
        let who = barrier_words::owner(pen, dossier, &line);
        let who = if who.is_empty() { who } else { format!(" ({who})") };
        (!line.action.is_empty()).then(|| format!("{}: {}{who}", pen.word(domain.key()), line.action))
    };
    let all: Vec<String> = dossier.open_barriers().into_iter().filter_map(words).collect();
    let words = all.join(" · ");
    (!words.is_empty()).then(|| Part { title: pen.word("read-back-arranged"), loud: String::new(), words })
}
