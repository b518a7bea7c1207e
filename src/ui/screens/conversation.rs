//! A follow-up review or a quick intake: what there is to know before calling, then the questions.

use crate::app::desk::{AgendaRow, Conversation, Desk};
use crate::app::forms::FormKind;
use crate::app::model::Model;
use crate::domain::Dossier;
use crate::domain::trajectory::ModuleStatus;
use crate::ui::form::form;
use crate::ui::pen::{Captions, Pen};
use crate::ui::{footer, keys, panes, text};

use super::{inner, rest};
use ratatui::layout::Rect;

/// Columns of the labels of what was before.
const LABEL: usize = 14;

/// Draws it.
pub fn conversation(pen: &mut Pen<'_>, model: &Model, desk: &Desk, talk: &Conversation, area: Rect) {
    let (body, last) = footer::split(pen, model, area);
    footer::draw(pen, model, last);
    let dossier = desk.open.as_ref().filter(|open| open.id == talk.dossier);
    let mut captions = Captions { hints: keys::here(pen, model), ..Captions::default() };
    captions.title = match dossier {
        Some(open) => format!("{} · {}", pen.word("review-title"), open.participant.name.spoken()),
        None => format!("{} · {}", pen.word("review-title"), pen.word("quick-title")),
    };
    if let Some(row) = answered(desk, talk) {
        captions.short.clone_from(&captions.title);
        let what = panes::agenda::what(pen, desk, &row, model.now.today);
        captions.title = format!("{} · {what}", captions.title);
        captions.facts = format!("{} {}", pen.word("review-planned"), pen.week_day(row.line.due));
    }
    let inside = inner(pen.frame(body, &captions, true));
    let y = dossier.map_or(inside.y, |dossier| past(pen, dossier, inside));
    form(pen, &talk.form, model.now.today, rest(inside, y));
}

/// The line of the agenda that this talk answers.
fn answered(desk: &Desk, talk: &Conversation) -> Option<AgendaRow> {
    let FormKind::Review(Some(key)) = &talk.kind else { return None };
    desk.agenda.rows.iter().find(|row| row.person == talk.dossier && row.line.key == *key).cloned()
}

/// What there is to know before calling: the wish, last time, what was finished, what is open, the step. The wish
/// stays where there is little room. Returns the first free row.
fn past(pen: &mut Pen<'_>, dossier: &Dossier, area: Rect) -> u16 {
    let wish = dossier.wish().map(|(_, wish)| format!("\"{}\"", *wish.words));
    let mut lines: Vec<(String, String)> = Vec::new();
    if let Some((_, last)) = dossier.last_spoken() {
        let on = last.on.map(|day| pen.short_day(day)).unwrap_or_default();
        lines.push((pen.word("review-last"), format!("{on}  {}", *last.note)));
    }
    let finished: Vec<&str> = dossier
        .modules_in_order()
        .into_iter()
        .filter(|(_, module)| *module.status == Some(ModuleStatus::Finished))
        .map(|(_, module)| module.title.as_str())
        .collect();
    lines.push((pen.word("review-finished"), finished.join(" · ")));
    let open: Vec<String> = dossier
        .open_barriers()
        .into_iter()
        .map(|domain| {
            let line = dossier.barrier_line(domain);
            let score = line.score.map(|score| format!(" {} {}", score.glyph(), pen.word(score.key())));
            format!("{}{}", pen.word(domain.key()), score.unwrap_or_default())
        })
        .collect();
    lines.push((pen.word("review-open"), open.join(" · ")));
    if let Some((_, step)) = dossier.step() {
        let due = step.due.map(|day| format!("  {} {}", pen.word("header-before"), pen.short_day(day)));
        lines.push((pen.word("review-step"), format!("{}{}", *step.what, due.unwrap_or_default())));
    }
    lines.retain(|(_, words)| !words.trim().is_empty());
    let most = usize::from(area.height.saturating_sub(8));
    lines.truncate(most);
    let mut y = area.y;
    for (label, words) in lines {
        let words = format!("{} {words}", text::pad(&label, LABEL));
        pen.text(area.x, y, area.width, &words, pen.theme.text);
        y += 1;
    }
    if let Some(wish) = wish {
        y += u16::from(y > area.y && area.height > 14);
        pen.text(area.x, y, area.width, &wish, pen.theme.wish);
        y += 1;
    }
    if area.height > 14 { y + 1 } else { y }
}
