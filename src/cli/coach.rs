//! `trede coach`: who comes in at this workstation, in which role, and the recovery words. Only a coordinator changes others.

use std::path::Path;

use crate::archive::{Archive, CoachHere};
use crate::domain::fold::fold;
use crate::exchange::renewal;
use crate::id::CoachId;

use super::args::CoachCommand;
use super::error::{CliError, code};
use super::init::new_passphrase;
use super::open::Desk;
use super::output::Out;
use super::recover::{hand_out, noted};
use super::shapes::coach::{Coach, Gone, Words};

/// Does what is asked.
pub fn run(command: &CoachCommand, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let mut archive = desk.open()?;
    match command {
        CoachCommand::List => list(&mut archive, desk, out),
        CoachCommand::Add { name, role, new_passphrase_file } => {
            let passphrase = passphrase(&archive, new_passphrase_file.as_deref(), desk)?;
            let role = (*role).into();
            let coach = archive.add_coach((desk.now_ms, desk.today), name, role, &passphrase)?;
            told(&mut archive, coach, "cli-coach-added", desk, out)
        }
        CoachCommand::Role { name, role } => {
            let coach = called(&mut archive, name, desk)?.id;
            archive.give_role((desk.now_ms, desk.today), coach, (*role).into())?;
            told(&mut archive, coach, "cli-coach-role", desk, out)
        }
        CoachCommand::Passphrase { name, new_passphrase_file } => {
            let coach = match name {
                Some(name) => called(&mut archive, name, desk)?.id,
                // whoever opened the store just typed the old one
                None => archive.coach(),
            };
            let passphrase = passphrase(&archive, new_passphrase_file.as_deref(), desk)?;
            archive.change_passphrase(desk.now_ms, coach, &passphrase)?;
            told(&mut archive, coach, "cli-coach-passphrase", desk, out)
        }
        CoachCommand::Remove { name, to } => remove(&mut archive, name, to.as_deref(), desk, out),
        CoachCommand::Words => words(&mut archive, desk, out),
    }
}

fn passphrase(
    archive: &Archive,
    file: Option<&Path>,
    desk: &mut Desk<'_>,
) -> Result<secrecy::SecretString, CliError> {
    let location = archive.catalogue().location.name.get().clone();
    new_passphrase(file, &location, desk)
}

fn list(archive: &mut Archive, desk: &Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    let all = archive.coaches_here()?;
    if out.json {
        out.value(&all.iter().map(Coach::of).collect::<Vec<_>>())?;
        return Ok(code::OK);
    }
    let rows: Vec<Vec<String>> = all.iter().map(|coach| row(coach, desk)).collect();
    if out.plain {
        rows.into_iter().for_each(|row| out.line(&super::words::sentence(row)));
    } else {
        out.columns(&rows);
    }
    Ok(code::OK)
}

fn row(coach: &CoachHere, desk: &Desk<'_>) -> Vec<String> {
    let counted =
        |id, number: usize| desk.words.numbered(id, "number", u64::try_from(number).unwrap_or_default());
    let enters = if coach.can_enter { "cli-coach-enters" } else { "coach-no-passphrase" };
    vec![
        coach.name.clone(),
        desk.words.word(coach.role.key()),
        counted("cli-coach-people", coach.people),
        counted("cli-coach-lines", coach.lines),
        desk.words.word(enters),
    ]
}

/// The coach of this location with this name.
fn called(archive: &mut Archive, name: &str, desk: &Desk<'_>) -> Result<CoachHere, CliError> {
    let all = archive.coaches_here()?;
    let known = all.iter().map(|coach| coach.name.as_str()).collect::<Vec<_>>().join(", ");
    let asked = fold(name.trim());
    all.into_iter().find(|coach| fold(&coach.name) == asked).ok_or_else(|| {
        CliError::Usage(desk.words.filled("cli-no-coach", &[("name", name), ("known", &known)]))
    })
}

fn told(
    archive: &mut Archive,
    coach: CoachId,
    said: &'static str,
    desk: &Desk<'_>,
    out: &mut Out<'_>,
) -> Result<u8, CliError> {
    let Some(coach) = archive.coaches_here()?.into_iter().find(|one| one.id == coach) else {
        return Err(CliError::Nobody);
    };
    if out.json {
        out.value(&Coach::of(&coach))?;
    } else {
        let role = desk.words.word(coach.role.key());
        out.line(&desk.words.filled(said, &[("name", &coach.name), ("role", &role)]));
    }
    Ok(code::OK)
}

/// The agenda goes to the coach who is named, else to the coordinator who does this.
fn remove(
    archive: &mut Archive,
    name: &str,
    to: Option<&str>,
    desk: &mut Desk<'_>,
    out: &mut Out<'_>,
) -> Result<u8, CliError> {
    let leaver = called(archive, name, desk)?;
    let to = match to {
        Some(name) => called(archive, name, desk)?.id,
        None => archive.coach(),
    };
    let takes_over = archive.catalogue().coach_name(to).unwrap_or_default().to_owned();
    let removed = archive.remove_coach((desk.now_ms, desk.today), leaver.id, to)?;
    let renewed = make_anew(archive, desk)?;
    let gone =
        Gone { name: leaver.name, to: takes_over, dossiers: removed.dossiers, backups: renewed.backups };
    if out.json {
        out.value(&gone)?;
        return Ok(code::OK);
    }
    let (dossiers, backups) = (gone.dossiers.to_string(), gone.backups.to_string());
    let values = [("name", gone.name.as_str()), ("to", &gone.to), ("dossiers", &dossiers)];
    out.line(&desk.words.filled("cli-coach-removed", &values));
    out.line(&desk.words.filled("cli-coach-anew", &[("backups", &backups)]));
    Ok(code::OK)
}

/// Store and backups under the new key. Stopped, it goes on when the screen is open and nobody types.
pub(super) fn make_anew(archive: &mut Archive, desk: &mut Desk<'_>) -> Result<renewal::Renewed, CliError> {
    let (folder, now) = (desk.folder()?.to_owned(), (desk.now_ms, desk.today));
    let mut progress = desk.progress();
    Ok(renewal::renew(archive, &folder, now, &mut |done, all| progress.tell(done, all))?)
}

/// New recovery words, for when the paper with the others is lost or was seen.
fn words(archive: &mut Archive, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    if !archive.catalogue().is_coordinator(archive.coach()) {
        return Err(crate::domain::acts::ActError::CoordinatorOnly.into());
    }
    let new = archive.new_words()?;
    let shape = Words { words: new.words() };
    if out.json {
        out.value(&shape)?;
    } else {
        hand_out(&shape.words, desk, out);
    }
    noted(&new, !out.json, desk, out)?;
    archive.use_words(desk.now_ms, &new)?;
    make_anew(archive, desk)?;
    if !out.json {
        out.line(&desk.words.word("cli-words-in-force"));
    }
    Ok(code::OK)
}
