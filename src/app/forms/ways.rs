//! The ways to reach somebody, in forms: number, message, e-mail, what is preferred, and the contact person.

use crate::domain::Dossier;
use crate::domain::acts;
use crate::domain::acts::ways::{NewChannel, NewContactPerson};
use crate::domain::participant::{Channel, ChannelEdit, ContactPersonEdit, Medium};
use crate::id::RecordId;

use super::super::field::Input;
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::agenda::media;
use super::doing::Doing;
use super::{Ctx, answer, choice};

/// The phone number, for a form; messages and calls share one.
pub(super) fn phone(dossier: &Dossier) -> String {
    address(dossier, &[Medium::Phone, Medium::Message])
}

/// The first address of one of these ways, for a form.
pub(super) fn address(dossier: &Dossier, media: &[Medium]) -> String {
    let fits = |medium: Option<Medium>| medium.is_some_and(|medium| media.contains(&medium));
    let channel = dossier.channels.values().find(|channel| fits(*channel.medium));
    channel.map(|channel| (*channel.address).clone()).unwrap_or_default()
}

/// The first contact person, for a form.
pub(super) fn contact_person(dossier: &Dossier) -> String {
    dossier.contact_persons.values().next().map(|person| (*person.name).clone()).unwrap_or_default()
}

/// How they like to be reached best, of the ways that may be used; not asked where there is only one.
pub(super) fn preferred(dossier: &Dossier) -> Option<(FieldName, Input)> {
    let known = dossier.channels.values().find(|channel| *channel.preferred).and_then(|one| *one.medium);
    let media = media(dossier);
    (media.len() > 1).then(|| (FieldName::Preferred, choice(&media, Medium::key, known)))
}

/// Makes the way that is chosen the preferred one.
pub(super) fn prefer(form: &Form, ctx: &Ctx<'_>, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let field = FieldName::Preferred;
    let Some(medium) = form.pick_of(field, &media(ctx.dossier)) else { return Ok(()) };
    let found: Option<(RecordId, bool)> = {
        let fits = |channel: &Channel| *channel.medium == Some(medium);
        let channels = &doing.dossier().channels;
        channels.iter().find(|(_, channel)| fits(channel)).map(|(id, channel)| (id, *channel.preferred))
    };
    match found {
        Some((_, true)) => Ok(()),
        Some((id, false)) => doing.act(field, |dossier, _| {
            acts::ways::edit_channel(dossier, id, vec![ChannelEdit::Preferred(true)])
        }),
        // who likes to come by has no address for it
        None if medium == Medium::InPerson => doing.act(field, |dossier, desk| {
            let here = NewChannel { preferred: true, ..NewChannel::new(medium, "") };
            acts::ways::add_channel(dossier, &here, desk)
        }),
        None => Err(Fault { field, said: Said::plain("fault-preferred") }),
    }
}

/// Adds or changes the address of a channel; an emptied one is taken back.
pub(super) fn channel(
    doing: &mut Doing<'_>,
    field: FieldName,
    medium: Medium,
    address: &str,
    allowed: Option<bool>,
) -> Result<(), Fault> {
    let channels = &doing.dossier().channels;
    let known = channels
        .iter()
        .find(|(_, channel)| *channel.medium == Some(medium))
        .map(|(id, channel)| (id, (*channel.address).clone(), *channel.allowed));
    match known {
        None if address.is_empty() => Ok(()),
        None => {
            let new = NewChannel { allowed, ..NewChannel::new(medium, address) };
            doing.act(field, |dossier, desk| acts::ways::add_channel(dossier, &new, desk))
        }
        Some((id, _, _)) if address.is_empty() => doing.act(field, |dossier, _| {
            acts::ways::edit_channel(dossier, id, vec![ChannelEdit::Withdrawn(true)])
        }),
        Some((id, old, may)) => {
            let mut edits = Vec::new();
            if old != address {
                edits.push(ChannelEdit::Address(address.to_owned()));
            }
            if allowed.is_some() && may != allowed {
                edits.push(ChannelEdit::Allowed(allowed));
            }
            if edits.is_empty() {
                return Ok(());
            }
            doing.act(field, |dossier, _| acts::ways::edit_channel(dossier, id, edits))
        }
    }
}

/// The phone number for calls, and for messages as far as they are allowed.
pub(super) fn phone_channels(form: &Form, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let typed = form.text(FieldName::Phone).to_owned();
    let message = answer(form, FieldName::MayMessage);
    channel(doing, FieldName::Phone, Medium::Phone, &typed, None)?;
    let known = doing.dossier().channels.values().any(|one| *one.medium == Some(Medium::Message));
    if message.is_some() || known {
        channel(doing, FieldName::MayMessage, Medium::Message, &typed, message)?;
    }
    Ok(())
}

/// A contact person is only somebody the participant agreed to: typing the name here says so.
pub(super) fn save_contact_person(form: &Form, doing: &mut Doing<'_>) -> Result<(), Fault> {
    let typed = form.text(FieldName::ContactPerson).to_owned();
    let known =
        doing.dossier().contact_persons.iter().next().map(|(id, person)| (id, (*person.name).clone()));
    let field = FieldName::ContactPerson;
    match known {
        Some((_, old)) if old == typed => Ok(()),
        None if typed.is_empty() => Ok(()),
        None => {
            let person = NewContactPerson { name: typed, agreed: true, ..NewContactPerson::default() };
            doing.act(field, |dossier, desk| acts::ways::add_contact_person(dossier, &person, desk))
        }
        Some((id, _)) => {
            let edit = match typed.as_str() {
                "" => ContactPersonEdit::Withdrawn(true),
                _ => ContactPersonEdit::Name(typed),
            };
            doing.act(field, |dossier, _| acts::ways::edit_contact_person(dossier, id, vec![edit]))
        }
    }
}
