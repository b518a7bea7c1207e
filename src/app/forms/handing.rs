//! Handing a participant over to a coach of another location (T3): to whom, with whose yes, and a note.

use crate::domain::acts::handing::{Handing, hand_over};
use crate::domain::acts::{LONG_MAX_CHARS, trust};
use crate::domain::consent::{AskedHow, Purpose};
use crate::id::{CoachId, IdSource, LocationId};

use super::super::exchange::Station;
use super::super::field::{Choice, Input, Word};
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::doing::Doing;
use super::{Ctx, Deed, answer, text, yes_no};

/// The locations that somebody can be handed over to, each once, by the name of a workstation that is known there.
fn places<'a>(ctx: &Ctx<'a>) -> Vec<&'a Station> {
    let mut places: Vec<&Station> = Vec::new();
    for station in ctx.stations.present().filter(|station| !station.ours) {
        if places.iter().all(|known| known.location != station.location) {
            places.push(station);
        }
    }
    places
}

/// Coaches elsewhere whose names are known here.
fn coaches(ctx: &Ctx<'_>) -> Vec<(CoachId, LocationId, String)> {
    let elsewhere = ctx.catalogue.coaches.iter().filter_map(|(_, coach)| {
        let location = coach.location.filter(|location| *location != ctx.catalogue.here)?;
        let place = ctx.catalogue.location_name(location).map(|place| format!(" · {place}"));
        let id = (*coach.id)?;
        Some((id, location, format!("{}{}", *coach.name, place.unwrap_or_default())))
    });
    elsewhere.collect()
}

/// Opens it. The participant is asked whether we may share only if they did not say yes before.
pub fn open(ctx: &Ctx<'_>) -> Form {
    let places = places(ctx);
    let one = (places.len() == 1).then_some(0);
    let choice = |options: Vec<Word>, picked| Input::Choice(Choice { options, picked, previous: None });
    let labels = places.into_iter().map(|place| Word::Text(place.label.clone())).collect();
    let mut fields = vec![(FieldName::HandTo, choice(labels, one))];
    let coaches = coaches(ctx);
    if !coaches.is_empty() {
        let names = coaches.into_iter().map(|(_, _, name)| Word::Text(name)).collect();
        fields.push((FieldName::NextCoach, choice(names, None)));
    }
    if !ctx.dossier.has_consent(Purpose::Share) {
        fields.push((FieldName::ConsentShare, yes_no(None)));
    }
    fields.push((FieldName::HandNote, text("", LONG_MAX_CHARS)));
    let who = ctx.dossier.participant.name.first();
    Form { who, ..Form::new(fields) }
}

/// Where it goes, as the form says.
pub fn place(form: &Form, ctx: &Ctx<'_>) -> Option<(LocationId, String)> {
    let place = form.choice(FieldName::HandTo).and_then(|at| places(ctx).get(at).copied());
    place.map(|place| (place.location, place.label.clone()))
}

/// Saves it: the yes of today, that the dossier is shared from today on, and the note to the next coach.
pub fn save(form: &Form, ctx: &Ctx<'_>, ids: &mut IdSource) -> Result<Deed, Fault> {
    let fault = |field, id| Fault { field, said: Said::plain(id) };
    let (to, label) = place(form, ctx).ok_or_else(|| fault(FieldName::HandTo, "fault-hand-to"))?;
    let next = form.choice(FieldName::NextCoach).and_then(|at| coaches(ctx).into_iter().nth(at));
    if next.as_ref().is_some_and(|(_, location, _)| *location != to) {
        return Err(fault(FieldName::NextCoach, "fault-next-coach"));
    }
    let mut doing = Doing::new(ctx, ids);
    if !ctx.dossier.has_consent(Purpose::Share) {
        match answer(form, FieldName::ConsentShare) {
            Some(true) => doing.act(FieldName::ConsentShare, |dossier, desk| {
                trust::consent(dossier, Purpose::Share, true, &label, AskedHow::Spoken, desk)
            })?,
            Some(false) => return Err(fault(FieldName::ConsentShare, "fault-hand-refused")),
            None => return Err(fault(FieldName::ConsentShare, "fault-hand-ask")),
        }
    }
    let handing = Handing { from: ctx.catalogue.here, to, coach: next.map(|(coach, _, _)| coach) };
    let note = form.text(FieldName::HandNote).to_owned();
    doing.act(FieldName::HandNote, |dossier, desk| hand_over(dossier, handing, &note, desk))?;
    Ok(doing.done(Said::plain("deed-hand-over").text("place", label)))
}
