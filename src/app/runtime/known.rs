//! *Dit weten wij van u*: everything that is held about one person, in plain words or for programs, and written to a file that
//! somebody named.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use chrono::{DateTime, SecondsFormat};

use crate::app::tell::Teller;
use crate::archive::{self, Archive, ArchiveError};
use crate::domain::describe::{self, Told};
use crate::domain::participant::ParticipantEdit;
use crate::domain::{Access, AccessLine, Day, Dossier, Edit, Kind};
use crate::handout::person::{Letter, Looked, Value, Whole};
use crate::i18n::{self, Lang, date};
use crate::id::{CoachId, DossierId, RecordId};

/// What kind of file; the ending of its name says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The letter, to print.
    Html,
    /// The letter, as text.
    Markdown,
    /// Everything, for programs.
    Json,
    /// Everything, for a spreadsheet.
    Csv,
}

impl Format {
    /// What a file of this name holds.
    pub fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "txt" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// What the access log says of it.
    const fn access(self) -> Access {
        match self {
            Self::Html | Self::Markdown => Access::Printed,
            Self::Json | Self::Csv => Access::Exported,
        }
    }
}

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub enum KnownError {
    /// The store.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The file.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The name of the file does not say what it is to be.
    #[error("let the name end in .html, .md, .json or .csv")]
    NoFormat,
}

/// Everything about one person, read once.
struct Held {
    dossier: Dossier,
    written: Vec<archive::Value>,
    looked: Vec<AccessLine>,
}

/// Writes what is held about a person to a file that is not there yet; only its owner may read it. That it was made is in
/// the access log before the file is there.
///
/// # Errors
/// A file of that name, a name that says no format, a disk or store that refuses; no file is left then.
pub fn write(
    archive: &mut Archive,
    id: DossierId,
    file: &Path,
    lang: Lang,
    (now_ms, today): (u64, Day),
) -> Result<(), KnownError> {
    let format = Format::of(file).ok_or(KnownError::NoFormat)?;
    let bytes = made(archive, id, format, lang, today)?;
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut to = options.open(file)?;
    let done = archive
        .log_access(now_ms, id, format.access().code())
        .map_err(KnownError::from)
        .and_then(|()| Ok(to.write_all(&bytes).and_then(|()| to.sync_all())?));
    if done.is_err() {
        // half a letter is of no use to anybody
        let _ = std::fs::remove_file(file);
    }
    done
}

fn made(
    archive: &mut Archive,
    id: DossierId,
    format: Format,
    lang: Lang,
    today: Day,
) -> Result<Vec<u8>, KnownError> {
    let members = archive.members(id)?;
    let mut looked = archive.access_log()?;
    looked.retain(|line| members.contains(&line.dossier));
    let held = Held { dossier: archive.dossier(id)?, written: archive.history(id)?, looked };
    let names: BTreeMap<DossierId, String> =
        archive.summaries()?.into_iter().map(|one| (one.id, one.name.spoken())).collect();
    let (catalogue, station) = (archive.catalogue().clone(), archive.station());
    let people = |id| names.get(&id).cloned();
    let teller = Teller { lang, dossier: &held.dossier, catalogue: &catalogue, people: &people, station };
    Ok(match format {
        Format::Html => letter(&held, &teller, today).html().into_bytes(),
        Format::Markdown => letter(&held, &teller, today).markdown().into_bytes(),
        Format::Json => whole(&held, &teller, today).json().into_bytes(),
        Format::Csv => whole(&held, &teller, today).csv().map_err(io::Error::other)?,
    })
}

fn letter(held: &Held, teller: &Teller<'_>, today: Day) -> Letter {
    let word = |id: &str| i18n::t(teller.lang, id);
    let filled = |id: &str, values: &[(&str, &str)]| i18n::t_args(teller.lang, id, values);
    let (name, place) = (held.dossier.participant.name.spoken(), teller.catalogue.location.name.as_str());
    let day = date::long(teller.lang, today.date());
    let mut parts = facts(held, teller);
    parts.push((word("letter-looked"), looked(held, teller)));
    let older = held.written.iter().filter(|one| !one.current).count().to_string();
    let months = teller.catalogue.keep_months().to_string();
    let until = held.dossier.expires_on(teller.catalogue).map(|day| date::long(teller.lang, day.date()));
    Letter {
        lang: teller.lang.tag(),
        title: word("letter-title"),
        lead: vec![
            filled("letter-for", &[("name", &name), ("place", place), ("day", &day)]),
            word("letter-why"),
        ],
        parts,
        tail: vec![
            filled("letter-older", &[("count", &older)]),
            filled("letter-kept", &[("months", &months), ("day", &until.unwrap_or_default())]),
            word("letter-rights"),
            filled("letter-ask", &[("place", place)]),
        ],
    }
}

/// What stands in the file now, by kind of record.
fn facts(held: &Held, teller: &Teller<'_>) -> Vec<(String, Vec<(String, String)>)> {
    let withdrawn: Vec<RecordId> = held
        .written
        .iter()
        .filter(|one| one.current && one.edit.is_withdrawal())
        .filter(|one| one.edit == Edit::withdrawn(one.edit.kind(), true))
        .map(|one| one.record)
        .collect();
    let mut parts = Vec::new();
    for kind in Kind::ALL {
        let of_kind = held.written.iter().filter(|one| {
            one.current
                && one.edit.kind() == *kind
                && !one.edit.is_withdrawal()
                && !withdrawn.contains(&one.record)
        });
        // a record stands together, in the order in which it was made
        let mut records: Vec<(RecordId, Vec<&archive::Value>)> = Vec::new();
        for one in of_kind.filter(|one| !is_technical(&one.edit)) {
            match records.iter_mut().find(|(id, _)| *id == one.record) {
                Some((_, all)) => all.push(one),
                None => records.push((one.record, vec![one])),
            }
        }
        let told = records.into_iter().flat_map(|(_, all)| all);
        let told = told.filter(|one| describe::value(&one.edit) != Told::Nothing);
        let rows: Vec<(String, String)> = told
            .map(|one| (i18n::t(teller.lang, describe::label(&one.edit)), teller.value(&one.edit)))
            .collect();
        if !rows.is_empty() {
            parts.push((i18n::t(teller.lang, describe::label(&Edit::withdrawn(*kind, true))), rows));
        }
    }
    parts
}

/// Says nothing about anybody: what the last list said, as digests.
const fn is_technical(edit: &Edit) -> bool {
    matches!(edit, Edit::Participant(ParticipantEdit::Listed(_)))
}

/// Who looked, what they did, how often and when last.
fn looked(held: &Held, teller: &Teller<'_>) -> Vec<(String, String)> {
    let mut all: BTreeMap<(CoachId, Option<Access>), (u64, u64)> = BTreeMap::new();
    for line in &held.looked {
        let (times, last) = all.entry((line.coach, line.what)).or_default();
        *times += 1;
        *last = line.at_ms.max(*last);
    }
    let row = |((coach, what), (times, last)): ((CoachId, Option<Access>), (u64, u64))| {
        let what = i18n::t(teller.lang, what.map_or("access-newer", Access::key));
        let values = [("what", what), ("times", times.to_string()), ("day", date::moment(teller.lang, last))];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        (teller.told(&Told::Coach(coach)), i18n::t_args(teller.lang, "letter-times", &values))
    };
    all.into_iter().map(row).collect()
}

fn whole(held: &Held, teller: &Teller<'_>, today: Day) -> Whole {
    let value = |one: &archive::Value| Value {
        field: describe::label(&one.edit).trim_start_matches("what-").to_owned(),
        title: i18n::t(teller.lang, describe::label(&one.edit)),
        record: one.record.to_string(),
        text: teller.value(&one.edit),
        current: one.current,
        author: teller.told(&Told::Coach(one.by.author)),
        at: moment(one.by.at_ms),
        workstation: one.by.station.map(|station| station.to_string()),
    };
    let look = |line: &AccessLine| Looked {
        at: moment(line.at_ms),
        coach: teller.told(&Told::Coach(line.coach)),
        what: line.what.map(|what| what.key().trim_start_matches("access-").to_owned()),
    };
    Whole {
        id: held.dossier.id.to_string(),
        name: held.dossier.participant.name.spoken(),
        made_on: today.to_string(),
        values: held.written.iter().map(value).collect(),
        access: held.looked.iter().map(look).collect(),
    }
}

fn moment(ms: u64) -> Option<String> {
    let at = i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis)?;
    Some(at.to_rfc3339_opts(SecondsFormat::Secs, true))
}
