//! Runs a command: one match over the whole table, each arm a call into the file of its area.

use crate::domain::background::{Nt, Work};
use crate::domain::barrier::Score;
use crate::domain::same_person::Verdict;
use crate::domain::trajectory::Span;
use crate::i18n::Lang;
use crate::keymap::{Command, Situation};

use super::super::desk::{Pane, Saving, Screen};
use super::super::effect::Effect;
use super::super::field::TextKey;
use super::super::form::Form;
use super::super::forms::FormKind;
use super::super::location::Part;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::people::Filter;
use super::super::said::Said;
use super::keys::{edit_text, in_top_form, situation};
use super::{
    agenda, barriers, conversation, exchange, forms, list, location, overlays, path, privacy, row_menu,
    session, settle, status, timeline,
};

/// Runs a command that a key gave, knowing how long nobody touched anything before it.
pub(super) fn run_after_idle(model: &mut Model, command: Command, idle_ms: u64) -> Vec<Effect> {
    match command {
        Command::Uncover | Command::Cover => session::cover(model, idle_ms),
        _ => run(model, command),
    }
}

/// Runs a command.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    use Command as C;
    if is_hidden(model, command) {
        model.warn(Said::plain("notice-companion"));
        return Vec::new();
    }
    match command {
        C::HelpShow => overlays::help(model),
        C::PaletteShow => overlays::palette(model),
        C::MenuShow => overlays::menu(model),
        C::Undo => undo(model),
        C::Redo => redo(model),
        C::Lock => session::lock(model, None),
        C::Cover | C::Uncover => session::cover(model, 0),
        C::Quit => session::ask_to_quit(model),
        C::Back | C::Refuse => overlays::back(model),
        C::SaySaved => say_saved(model),
        C::LanguageSwitch => switch_language(model),
        C::Suspend => vec![Effect::Suspend],
        C::PaneNext => cycle_pane(model, true),
        C::PanePrevious => cycle_pane(model, false),
        C::RowNext => go(model, 1),
        C::RowPrevious => go(model, -1),
        C::PageNext => page(model, 1),
        C::PagePrevious => page(model, -1),
        C::RowFirst => go_to_end(model, false),
        C::RowLast => go_to_end(model, true),
        C::RowOpen => confirm_row(model),
        C::GoList => focus(model, Pane::List),
        C::GoBarriers => focus(model, Pane::Barriers),
        C::GoTimeline => focus(model, Pane::Timeline),
        C::GoAgenda => focus(model, Pane::Agenda),
        C::GoToday => go_today(model),
        C::IntakeStart => conversation::start_intake(model),
        C::IntakeQuick => conversation::start_quick(model),
        C::ReviewStart => conversation::start_due_review(model),
        C::PlanShow => conversation::show_plan(model),
        C::CompanionToggle => session::toggle_companion(model),
        C::StoryShow => overlays::push(model, Overlay::Story { scroll: 0 }),
        C::WishAdd => forms::open(model, FormKind::Wish),
        C::StepAdd => forms::open(model, FormKind::Step),
        C::PersonAdd => forms::open(model, FormKind::NewPerson),
        C::PersonEdit => forms::open(model, FormKind::Person),
        C::PersonStatus => forms::open(model, FormKind::Status),
        C::StatusAccept => status::accept(model),
        C::PersonAlike => super::alike::show(model),
        C::AlikeSame => super::alike::decide(model, Verdict::Same),
        C::AlikeDifferent => super::alike::decide(model, Verdict::Different),
        C::PersonImport => forms::open(model, FormKind::ImportFile),
        C::LocationShow => location::show(model),
        C::LocationCoaches => location::show_part(model, Part::Coaches),
        C::LocationAdd => location::add(model),
        C::LocationWithdraw => location::withdraw(model),
        C::LocationRestore => location::restore_default(model),
        C::ExchangeShow | C::ExchangeLook => exchange::show(model),
        C::ExchangeFolder => forms::open(model, FormKind::SharedFolder),
        C::BackupMake => forms::open(model, FormKind::Backup),
        C::BundleMake => exchange::make(model, false),
        C::BundleSeal => exchange::make(model, true),
        C::BundleRead => forms::open(model, FormKind::BundleRead),
        C::CardRead => forms::open(model, FormKind::CardRead),
        C::CardShow => exchange::show_card(model),
        C::StationRemove => exchange::remove(model),
        C::StationJoin => exchange::join(model),
        C::PersonHandOver => exchange::hand_over(model),
        C::PreviewOpen => exchange::confirm_preview(model),
        C::PartNext => exchange::turn(model, 1),
        C::PartPrevious => exchange::turn(model, -1),
        C::ButtonCycle => exchange::cycle_button(model),
        C::PrivacyShow => privacy::show(model),
        C::PrivacyOthers => privacy::toggle_others(model),
        C::PrivacyCoach => privacy::next_coach(model),
        C::PersonExport => privacy::about_row(model, command, FormKind::Export),
        C::PersonKeep => privacy::about_row(model, command, FormKind::KeepLonger),
        C::PersonErase => privacy::about_row(model, command, FormKind::Erase),
        C::PersonFreeze => privacy::freeze(model),
        C::SearchStart => list::start_search(model),
        C::FilterFirst => list::toggle_nt(model, Nt::Nt1),
        C::FilterSecond => list::toggle_nt(model, Nt::Nt2),
        C::FilterWorking => list::toggle_work(model, Work::Working),
        C::FilterSeeking => list::toggle_work(model, Work::Seeking),
        C::FilterStatus => list::cycle_status(model),
        C::FilterBuddy => list::cycle_buddy(model),
        C::FilterMine => list::toggle_mine(model),
        C::FilterCoach => list::cycle_coach(model),
        C::FilterVersions => list::toggle_versions(model),
        C::FilterDoubles => list::toggle_doubles(model),
        C::FilterClear => list::filtered(model, |filter| *filter = Filter::default()),
        C::SortNext => list::cycle_sort(model),
        C::VersionsShow => settle::show(model),
        C::VersionNext => settle::go(model, 1, true),
        C::VersionOther => settle::retype(model),
        C::ScoreNone => barriers::set_score(model, Some(Score::None)),
        C::ScoreWatch => barriers::set_score(model, Some(Score::Watch)),
        C::ScoreHard => barriers::set_score(model, Some(Score::Hard)),
        C::ScoreBlocks => barriers::set_score(model, Some(Score::Blocks)),
        C::ScoreRefused => barriers::set_score(model, Some(Score::Refused)),
        C::ScoreClear => barriers::set_score(model, None),
        C::StrengthToggle => barriers::toggle_strength(model),
        C::BarrierAction => barriers::open_form(model, FormKind::Action),
        C::BarrierRefer => barriers::open_form(model, FormKind::Refer),
        C::BarrierSolve => barriers::open_form(model, FormKind::Solve),
        C::BarrierHistory => barriers::show_history(model),
        C::ModuleAdd => forms::open(model, FormKind::Module(None)),
        C::ModuleEdit => timeline::open_form(model, |module| FormKind::Module(Some(module))),
        C::ModuleMove => timeline::start_move(model),
        C::ModuleStatus => timeline::open_form(model, FormKind::ModuleStatus),
        C::ModuleProof => forms::open(model, FormKind::Proof(model.desk().and_then(timeline::selected))),
        C::ModuleBlock => timeline::open_form(model, FormKind::Blockers),
        C::TrajectoryEdit => edit_trajectory(model),
        C::MoveEarlier => timeline::step(model, |span: Span| span.moved(-1)),
        C::MoveLater => timeline::step(model, |span| span.moved(1)),
        C::MoveShorter => timeline::step(model, |span| span.stretched(-1)),
        C::MoveLonger => timeline::step(model, |span| span.stretched(1)),
        C::MoveFinish => timeline::finish_move(model),
        C::AppointmentAdd => agenda::add_appointment(model),
        C::LineReschedule => agenda::reschedule(model),
        C::LineNotReached => agenda::mark_not_reached(model),
        C::LineTakeOver => agenda::take_over(model),
        C::AgendaEverybody => agenda::toggle_everybody(model),
        C::FieldNext => in_top_form(model, Form::advance),
        C::PathComplete => path::complete(model),
        C::FieldCycle => move_field(model, Form::tab),
        C::FieldDown => move_field(model, |form| form.cycle(true)),
        C::FieldCycleBack | C::FieldUp => move_field(model, |form| form.cycle(false)),
        C::OptionNext => in_top_form(model, |form| form.step(true)),
        C::OptionPrevious => in_top_form(model, |form| form.step(false)),
        C::OptionToggle => in_top_form(model, Form::toggle),
        C::Repeat => in_top_form(model, Form::rest_as_last_time),
        C::FormSave => forms::submit(model),
        C::NotBsn => forms::not_bsn(model),
        C::TopicNext => conversation::next_topic(model),
        C::TopicPrevious => conversation::previous_topic(model),
        C::TopicPark => conversation::park(model),
        C::Answer1
        | C::Answer2
        | C::Answer3
        | C::Answer4
        | C::Answer5
        | C::Answer6
        | C::Answer7
        | C::Answer8
        | C::Answer9 => answer(model, command.answer().unwrap_or(0)),
        C::TextLeft => edit_text(model, TextKey::Left),
        C::TextRight => edit_text(model, TextKey::Right),
        C::TextWordLeft => edit_text(model, TextKey::WordLeft),
        C::TextWordRight => edit_text(model, TextKey::WordRight),
        C::TextHome => edit_text(model, TextKey::Home),
        C::TextEnd => edit_text(model, TextKey::End),
        C::TextBackspace => edit_text(model, TextKey::Backspace),
        C::TextDelete => edit_text(model, TextKey::Delete),
        C::TextDeleteWord => edit_text(model, TextKey::DeleteWord),
        C::TextClear => edit_text(model, TextKey::Clear),
        C::Confirm => overlays::confirm(model),
        C::Unlock => session::try_unlock(model),
    }
}

/// A digit: one of two versions, or an answer of the form on top.
fn answer(model: &mut Model, number: usize) -> Vec<Effect> {
    match model.desk().and_then(|desk| desk.overlays.last()) {
        Some(Overlay::Settle(_)) => settle::choose(model, number),
        _ => in_top_form(model, |form| form.pick(number)),
    }
}

/// What is not saved cannot be undone by new entries yet.
fn is_saved(model: &mut Model) -> bool {
    let saved = model.desk().is_none_or(|desk| !desk.outbox.is_stopped());
    if !saved {
        model.warn(Said::plain("notice-undo-unsaved"));
    }
    saved
}

fn undo(model: &mut Model) -> Vec<Effect> {
    if !is_saved(model) {
        return Vec::new();
    }
    let here = model.desk_mut().filter(|desk| desk.next_undo().is_some());
    here.and_then(|desk| desk.history.take_undo()).into_iter().map(Effect::Undo).collect()
}

fn redo(model: &mut Model) -> Vec<Effect> {
    if !is_saved(model) {
        return Vec::new();
    }
    let here = model.desk_mut().filter(|desk| desk.next_redo().is_some());
    here.and_then(|desk| desk.history.take_redo()).into_iter().map(Effect::Redo).collect()
}

fn say_saved(model: &mut Model) -> Vec<Effect> {
    let said = match model.desk().map(|desk| &desk.saving) {
        Some(Saving::Failed(why)) => why.clone(),
        Some(Saving::Busy) => Said::plain("notice-saving"),
        _ => Said::plain("notice-all-saved"),
    };
    model.say(said);
    Vec::new()
}

fn switch_language(model: &mut Model) -> Vec<Effect> {
    model.lang = match model.lang {
        Lang::Nl => Lang::En,
        Lang::En => Lang::Nl,
    };
    Vec::new()
}

/// While somebody looks along, what is about other people does nothing: it would bring their names on the screen.
fn is_hidden(model: &Model, command: Command) -> bool {
    let beside = model.desk().is_some_and(|desk| desk.companion && matches!(desk.screen, Screen::Workspace));
    let elsewhere = matches!(
        command,
        Command::GoList | Command::GoAgenda | Command::GoToday | Command::ExchangeShow | Command::BackupMake
    );
    beside && (elsewhere || row_menu::is_about_the_list(command))
}

/// Focuses a pane.
pub(super) fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        let hidden = desk.companion && matches!(pane, Pane::List | Pane::Agenda);
        if !hidden {
            desk.pane = pane;
            desk.searching = false;
        }
    }
    Vec::new()
}

fn cycle_pane(model: &mut Model, forward: bool) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    if matches!(desk.screen, Screen::Location(_)) {
        return location::cycle_part(model, forward);
    }
    if matches!(desk.screen, Screen::Privacy(_)) {
        return privacy::cycle_part(model, forward);
    }
    let panes: &[Pane] = if desk.companion { &[Pane::Barriers, Pane::Timeline] } else { &Pane::ALL };
    let at = panes.iter().position(|pane| *pane == desk.pane).unwrap_or(0);
    let next = if forward { at + 1 } else { at + panes.len() - 1 } % panes.len();
    match panes.get(next) {
        Some(pane) => focus(model, *pane),
        None => Vec::new(),
    }
}

/// Moves by rows in whatever has the keys.
fn go(model: &mut Model, rows: isize) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    if !desk.overlays.is_empty() {
        return overlays::go(model, rows);
    }
    match desk.screen {
        Screen::Intake(_) => barriers::go(model, rows),
        Screen::Conversation(_) | Screen::Plan => Vec::new(),
        Screen::Location(_) => location::go(model, rows),
        Screen::Exchange(_) => exchange::go(model, rows),
        Screen::Privacy(_) => privacy::go(model, rows),
        Screen::Workspace => match desk.pane {
            Pane::List => list::go(model, rows),
            Pane::Barriers => barriers::go(model, rows),
            Pane::Timeline => timeline::go(model, rows),
            Pane::Agenda => agenda::go(model, rows),
        },
    }
}

fn page(model: &mut Model, pages: isize) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let rows = match (&desk.screen, desk.pane) {
        (Screen::Workspace, Pane::Agenda) => model.layout.agenda_rows,
        _ => model.layout.list_rows,
    };
    go(model, pages * isize::from(i16::try_from(rows.max(2) - 1).unwrap_or(10)))
}

fn go_to_end(model: &mut Model, last: bool) -> Vec<Effect> {
    match model.desk() {
        Some(desk)
            if desk.overlays.is_empty()
                && desk.pane == Pane::List
                && matches!(desk.screen, Screen::Workspace) =>
        {
            list::go_to_end(model, last)
        }
        // far enough for every other pane, and no overflow
        _ => go(model, if last { isize::from(i16::MAX) } else { isize::from(i16::MIN) }),
    }
}

/// Enter on a row of the workspace or of an overlay.
pub(super) fn confirm_row(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    if !desk.overlays.is_empty() {
        return overlays::confirm(model);
    }
    if matches!(desk.screen, Screen::Location(_)) {
        return location::open_row(model);
    }
    if matches!(desk.screen, Screen::Exchange(_)) {
        return exchange::open_row(model);
    }
    if matches!(desk.screen, Screen::Privacy(_)) {
        return privacy::open_row(model);
    }
    match desk.pane {
        Pane::List => {
            desk.searching = false;
            focus(model, Pane::Barriers)
        }
        Pane::Barriers => barriers::open_form(model, FormKind::Action),
        Pane::Timeline if timeline::selected(desk).is_none() => forms::open(model, FormKind::Module(None)),
        Pane::Timeline => timeline::open_form(model, |module| FormKind::Module(Some(module))),
        Pane::Agenda => conversation::answer_selected(model),
    }
}

/// `g a`: the first line of today, or the earliest that is late.
fn go_today(model: &mut Model) -> Vec<Effect> {
    focus(model, Pane::Agenda);
    if let Some(desk) = model.desk_mut() {
        desk.agenda.cursor = 0;
    }
    agenda::follow(model)
}

fn edit_trajectory(model: &mut Model) -> Vec<Effect> {
    let current = model.desk().and_then(|desk| desk.open.as_ref()?.trajectory().map(|(id, _)| id));
    forms::open(model, FormKind::Trajectory(current))
}

fn move_field(model: &mut Model, go: impl FnOnce(&mut Form)) -> Vec<Effect> {
    forms::with_top(model, go);
    Vec::new()
}

/// What is known below the overlays: what the menu and the palette offer is about the screen under them.
pub fn below_overlays(model: &Model) -> Situation {
    let mut bare = situation(model);
    if let Some(desk) = model.desk().filter(|desk| !desk.overlays.is_empty()) {
        bare.contexts = super::keys::contexts_below(desk);
        bare.takes_text = false;
    }
    bare
}
