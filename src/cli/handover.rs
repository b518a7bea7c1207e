//! `trede handover`: hands a participant over to a coach elsewhere: noted here, and written as a bundle for them.

use std::path::Path;

use crate::app::people::People;
use crate::archive::Archive;
use crate::domain::acts;
use crate::domain::acts::handing::{Handing, hand_over};
use crate::domain::bsn::find_bsn;
use crate::domain::catalogue::Catalogue;
use crate::domain::fold::fold;
use crate::exchange::outgoing::{self, Order, Receiver, Wanted};
use crate::id::{CoachId, IdSource, LocationId};

use super::args::HandoverArgs;
use super::bundle::{place, tell_plan, write};
use super::error::{CliError, code};
use super::open::Desk;
use super::output::Out;
use super::peer::called;
use super::shapes::bundled::Exported;
use super::show::find;
use super::words::Words;

/// Hands over. When the bundle cannot be written nothing of it stands.
pub fn run(args: &HandoverArgs, desk: &mut Desk<'_>, out: &mut Out<'_>) -> Result<u8, CliError> {
    if !find_bsn(&args.note).is_empty() {
        return Err(CliError::Usage(desk.words.word("fault-bsn")));
    }
    let mut archive = desk.open()?;
    let people = People::new(archive.summaries()?, desk.today);
    let who = find(&args.who, &people)?;
    let to = called(std::slice::from_ref(&args.to), &mut archive, desk)?;
    let location = to.first().map(|peer| peer.card.location).unwrap_or_default();
    let coach = match &args.coach {
        Some(name) => Some(coach_there(name, location, archive.catalogue(), desk.words)?),
        None => None,
    };
    let file = place(args.file.as_deref().unwrap_or(Path::new(".")), &mut archive, desk)?;
    if file.exists() {
        return Err(CliError::file(&file, std::io::ErrorKind::AlreadyExists.into()));
    }
    let mut seed = [0; 32];
    desk.entropy.fill(&mut seed)?;
    let dossier = archive.dossier(who)?;
    let handing = Handing { from: archive.catalogue().here, to: location, coach };
    let mut ids = IdSource::from_seed(seed);
    let mut at = acts::Desk { today: desk.today, coach: archive.coach(), ids: &mut ids };
    let changes = hand_over(&dossier, handing, &args.note, &mut at)?;
    let (action, _) = archive.save(desk.now_ms, &changes)?;
    let wanted = Wanted::Dossiers([who].into());
    let order = Order { receiver: Receiver::Peers(to), wanted, fields: None, full: false };
    match bundled(order, &file, &mut archive, desk) {
        Ok(exported) => {
            if out.json {
                out.value(&exported)?;
            } else {
                tell_plan(&exported, desk.words, out);
                out.line(&desk.words.filled("cli-handed-over", &[("file", &file.display().to_string())]));
            }
            Ok(code::OK)
        }
        Err(error) => {
            archive.undo(desk.now_ms, action)?;
            Err(error)
        }
    }
}

fn bundled(
    order: Order,
    file: &Path,
    archive: &mut Archive,
    desk: &mut Desk<'_>,
) -> Result<Exported, CliError> {
    let plan = outgoing::plan(archive, order, desk.today)?.as_handover();
    let mut exported = Exported::of(&plan, false, desk.words);
    exported.written(file, &write(&plan, file, archive, desk)?);
    Ok(exported)
}

/// The coach of this name at the location that takes; known here once that sent a bundle.
fn coach_there(
    name: &str,
    location: LocationId,
    catalogue: &Catalogue,
    words: Words,
) -> Result<CoachId, CliError> {
    let there = || catalogue.coaches.values().filter(|coach| *coach.location == Some(location));
    let asked = fold(name);
    there().find(|coach| fold(&coach.name) == asked).and_then(|coach| *coach.id).ok_or_else(|| {
        let known: Vec<&str> = there().map(|coach| coach.name.as_str()).collect();
        CliError::Usage(words.filled("cli-no-coach-there", &[("name", name), ("known", &known.join(", "))]))
    })
}
