//! Two versions of one thing below each other, each with who wrote it, when and where; the shown one first.

use ratatui::layout::Rect;

use crate::app::desk::Desk;
use crate::app::settle::Settling;
use crate::app::tell::Teller;
use crate::domain::{Dispute, Dossier};
use crate::id::DossierId;

use super::pen::Pen;
use super::text;

/// Columns of a digit with the space behind it.
const NUMBER: u16 = 3;

/// Rows it likes to have.
pub fn rows(desk: &Desk, settling: &Settling) -> usize {
    let versions = settling.dispute(desk).map_or(0, |dispute| dispute.versions.len());
    versions * 4 + 4
}

/// Whose it is, and how much there is to choose.
pub fn title(pen: &Pen<'_>, desk: &Desk, settling: &Settling) -> String {
    let who = match &desk.open {
        Some(open) if open.id == settling.of => open.participant.name.spoken(),
        _ => desk.catalogue.location.name.get().clone(),
    };
    let count = settling.disputes(desk).len();
    let place = pen.counted("settle-place", &[("at", number(settling.cursor + 1)), ("all", number(count))]);
    format!("{} · {who} · {place}", pen.word("overlay-settle"))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// `1-2 kies`
pub fn digits(pen: &Pen<'_>, desk: &Desk, settling: &Settling) -> String {
    let last = settling.dispute(desk).map_or(2, |dispute| dispute.versions.len().min(9));
    format!("1-{last} {}", pen.word("settle-choose"))
}

/// Draws the dispute under the cursor.
pub fn draw(pen: &mut Pen<'_>, desk: &Desk, settling: &Settling, area: Rect) {
    let Some(dispute) = settling.dispute(desk) else { return };
    let nobody = Dossier::default();
    let people = |id: DossierId| desk.people.get(id).map(|person| person.name.spoken());
    let teller = Teller {
        lang: pen.lang,
        dossier: desk.open.as_ref().unwrap_or(&nobody),
        catalogue: &desk.catalogue,
        people: &people,
        station: desk.station,
    };
    let mut y = area.y;
    let title = dispute.shown().map(|edit| teller.title(dispute.record, edit)).unwrap_or_default();
    pen.text(area.x, y, area.width, &title, pen.theme.heading);
    let count = u16::try_from(dispute.versions.len()).unwrap_or(u16::MAX);
    let roomy = area.height > count.saturating_mul(3).saturating_add(2);
    y += if roomy { 2 } else { 1 };
    let each = (area.bottom().saturating_sub(y) / count.max(1)).saturating_sub(if roomy { 2 } else { 1 });
    for (at, lines, by) in versions(&teller, pen, &dispute, area.width, usize::from(each.max(1))) {
        let digit = if at < 9 { (at + 1).to_string() } else { "·".to_owned() };
        if y < area.bottom() {
            pen.text(area.x, y, NUMBER, &digit, pen.theme.heading);
        }
        for line in lines {
            if y < area.bottom() {
                pen.text(area.x + NUMBER, y, area.width.saturating_sub(NUMBER), &line, pen.theme.text);
            }
            y += 1;
        }
        if y < area.bottom() {
            pen.text(area.x + NUMBER, y, area.width.saturating_sub(NUMBER), &by, pen.theme.quiet);
        }
        y += if roomy { 2 } else { 1 };
    }
    let why = pen.word("settle-why");
    if y < area.bottom() && text::width(&why) <= usize::from(area.width) {
        pen.text(area.x, area.bottom() - 1, area.width, &why, pen.theme.quiet);
    }
}

/// Each version in so many lines at most, with who wrote it.
fn versions(
    teller: &Teller<'_>,
    pen: &Pen<'_>,
    dispute: &Dispute,
    width: u16,
    most: usize,
) -> Vec<(usize, Vec<String>, String)> {
    let room = usize::from(width.saturating_sub(NUMBER)).max(1);
    let told = dispute.versions.iter().enumerate().map(|(at, version)| {
        let mut lines = text::wrap(&teller.version(dispute, version), room);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = format!("{} …", text::truncate(last, room.saturating_sub(2)));
            }
        }
        let mut by = teller.hand(dispute, version);
        if at == 0 {
            by = format!("{by} · {}", pen.word("settle-shown"));
        }
        (at, lines, by)
    });
    told.collect()
}
