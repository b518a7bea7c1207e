//! Forms of exchange: for whom a bundle is and what goes in, which one is read, a card that came, a file for the own card.
//! They save nothing themselves: what they ask goes to the worker.

use zeroize::Zeroizing;

use crate::domain::consent::Purpose;
use crate::domain::sharing::FieldSet;
use crate::id::StoreId;

use super::super::exchange::{Ask, BundleOrder, Wanted};
use super::super::field::{Choice, Input, Many, Word};
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::super::update::PASSPHRASE_MIN_CHARS;
use super::{Ctx, FormKind, PATH_MAX_CHARS, text};

/// A bundle for these workstations, or for whoever knows a passphrase.
pub fn open_bundle(sealed: bool, chosen: &[StoreId], handover: bool, ctx: &Ctx<'_>) -> Form {
    let stations = ctx.stations;
    let person = ctx.dossier.participant.name.first();
    let mut whats = vec![Word::Key("wanted-catalogue"), Word::Key("wanted-all")];
    if !person.is_empty() {
        whats.insert(0, Word::Text(person));
    }
    let mut fields = Vec::new();
    if sealed {
        let empty = || Input::Secret(Zeroizing::default());
        fields.extend([(FieldName::Passphrase, empty()), (FieldName::PassphraseAgain, empty())]);
    } else {
        whats.insert(0, Word::Key("wanted-standing"));
        let mut whom = Many::of(stations.present().map(|one| Word::Text(one.label.clone())).collect());
        whom.picked = stations.present().map(|one| chosen.contains(&one.id)).collect();
        fields.push((FieldName::ForWhom, Input::Many(whom)));
    }
    // who was handed over goes there, and nobody else unless somebody says so
    let person = whats.iter().position(|what| matches!(what, Word::Text(_))).filter(|_| handover);
    let what = Choice { options: whats, picked: person.or(Some(0)), previous: None };
    let mut only = vec![Word::Key("fields-all")];
    only.extend(FieldSet::ALL.iter().filter(|set| **set != FieldSet::Coach).map(|set| Word::Key(set.key())));
    let only = Choice { options: only, picked: Some(0), previous: None };
    fields.extend([
        (FieldName::InBundle, Input::Choice(what)),
        (FieldName::OnlyKinds, Input::Choice(only)),
        (FieldName::Folder, text(&stations.folder, PATH_MAX_CHARS)),
    ]);
    Form::new(fields)
}

/// A bundle that came.
pub fn open_read() -> Form {
    let passphrase = Input::Secret(Zeroizing::default());
    Form::new([(FieldName::File, text("", PATH_MAX_CHARS)), (FieldName::Passphrase, passphrase)])
}

/// A card that came.
pub fn open_card() -> Form {
    Form::new([(FieldName::Card, text("", PATH_MAX_CHARS))])
}

/// A file for the own card.
pub fn open_write_card(ctx: &Ctx<'_>) -> Form {
    let folder = ctx.stations.folder.trim_end_matches('/');
    Form::new([(FieldName::File, text(&format!("{folder}/trede-kaart.txt"), PATH_MAX_CHARS))])
}

/// The folder that is watched, or an empty line for none.
pub fn open_shared_folder(ctx: &Ctx<'_>) -> Form {
    let folder = ctx.stations.watched.as_deref().unwrap_or_default();
    Form::new([(FieldName::Folder, text(folder, PATH_MAX_CHARS))])
}

/// Where a backup goes: a folder, or a file that is not there yet.
pub fn open_backup(ctx: &Ctx<'_>) -> Form {
    Form::new([(FieldName::Folder, text(&ctx.stations.folder, PATH_MAX_CHARS))])
}

/// What a form asks of the worker.
///
/// # Errors
/// A [`Fault`]: the field to mend and what to do.
pub fn ask(kind: &FormKind, form: &Form, ctx: &Ctx<'_>) -> Result<Option<Ask>, Fault> {
    Ok(Some(match kind {
        FormKind::Bundle { sealed, handover, .. } => {
            let order = order(*sealed, form, ctx)?;
            let handover = *handover && matches!(order.wanted, Wanted::Person(_));
            Ask::Plan(BundleOrder { handover, ..order })
        }
        FormKind::BundleRead => Ask::Look {
            path: needed(form, FieldName::File, "fault-file")?,
            passphrase: secret(form, FieldName::Passphrase).filter(|typed| !typed.is_empty()),
        },
        FormKind::CardRead => Ask::ReadCard(needed(form, FieldName::Card, "fault-card")?),
        FormKind::CardWrite => Ask::WriteCard(needed(form, FieldName::File, "fault-file")?),
        FormKind::SharedFolder => Ask::Watch(form.text(FieldName::Folder).trim().to_owned()),
        FormKind::Backup => {
            Ask::Backup { place: needed(form, FieldName::Folder, "fault-backup")?, today: ctx.today }
        }
        _ => return Ok(None),
    }))
}

fn order(sealed: bool, form: &Form, ctx: &Ctx<'_>) -> Result<BundleOrder, Fault> {
    let stations = ctx.stations;
    let passphrase = if sealed { Some(passphrase(form)?) } else { None };
    let to: Vec<StoreId> = match form.input(FieldName::ForWhom) {
        Some(Input::Many(many)) => {
            let present = stations.present().enumerate();
            present.filter(|(at, _)| many.is_picked(*at)).map(|(_, one)| one.id).collect()
        }
        _ => Vec::new(),
    };
    if to.is_empty() && !sealed {
        return Err(Fault { field: FieldName::ForWhom, said: Said::plain("fault-for-whom") });
    }
    let wanted = match form.chosen_word(FieldName::InBundle) {
        Some(Word::Text(_)) => Wanted::Person(ctx.dossier.id),
        Some(Word::Key("wanted-catalogue")) => Wanted::Catalogue,
        Some(Word::Key("wanted-all")) => Wanted::All,
        Some(Word::Key(_)) => Wanted::Standing,
        None => return Err(Fault { field: FieldName::InBundle, said: Said::plain("fault-in-bundle") }),
    };
    let fields = form
        .chosen_word(FieldName::OnlyKinds)
        .and_then(|word| FieldSet::ALL.iter().copied().find(|set| *word == Word::Key(set.key())));
    let ours = stations.present().filter(|one| to.contains(&one.id)).all(|one| one.ours);
    if matches!(wanted, Wanted::All) && !sealed && !ours {
        return Err(Fault { field: FieldName::InBundle, said: Said::plain("exchange-not-our-location") });
    }
    if matches!(wanted, Wanted::Person(_)) && (sealed || !ours) && !ctx.dossier.has_consent(Purpose::Share) {
        return Err(Fault { field: FieldName::InBundle, said: Said::plain("fault-no-consent") });
    }
    let folder = needed(form, FieldName::Folder, "fault-folder")?;
    // who gets it by passphrase has nothing yet, and one person is sent whole
    let full = sealed;
    Ok(BundleOrder { to, passphrase, wanted, fields, full, handover: false, folder, today: ctx.today })
}

pub(super) fn passphrase(form: &Form) -> Result<Zeroizing<String>, Fault> {
    let fault = |field, said| Err(Fault { field, said });
    let typed = secret(form, FieldName::Passphrase).unwrap_or_default();
    let short = PASSPHRASE_MIN_CHARS.saturating_sub(typed.chars().count());
    if short > 0 {
        let short = i64::try_from(short).unwrap_or(0);
        let said = Said::plain("fault-passphrase-short").number("short", short);
        return fault(FieldName::Passphrase, said);
    }
    if Some(&typed) != secret(form, FieldName::PassphraseAgain).as_ref() {
        return fault(FieldName::PassphraseAgain, Said::plain("fault-passphrase-differs"));
    }
    Ok(typed)
}

pub(super) fn secret(form: &Form, field: FieldName) -> Option<Zeroizing<String>> {
    match form.input(field) {
        Some(Input::Secret(secret)) => Some(secret.clone()),
        _ => None,
    }
}

fn needed(form: &Form, field: FieldName, id: &'static str) -> Result<String, Fault> {
    match form.text(field) {
        "" => Err(Fault { field, said: Said::plain(id) }),
        typed => Ok(typed.to_owned()),
    }
}
