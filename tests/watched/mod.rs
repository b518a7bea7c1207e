//! Desks and a folder between them, for the tests of the watched folder.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use trede::archive::Archive;
use trede::bundle::BundleId;
use trede::domain::acts::{self, Desk};
use trede::domain::participant::ParticipantEdit;
use trede::domain::{Change, Day, Name};
use trede::exchange::carrier::{Carrier, CarrierError, Lying};
use trede::exchange::folder::Folder;
use trede::exchange::watch::{self, Moment, Round};
use trede::exchange::{own, peers};
use trede::id::{DossierId, IdSource};

pub const NOW: u64 = 1_795_000_000_000;

pub fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

/// A workstation.
pub struct Place {
    _folder: TempDir,
    pub archive: Archive,
    ids: IdSource,
    pub now: u64,
}

impl Place {
    pub fn new(name: &str, seed: u8) -> Self {
        let folder = TempDir::new().unwrap();
        let store = folder.path().join("store");
        fs::create_dir(&store).unwrap();
        let (archive, _) =
            Archive::create_unprotected(&store, name, "Ilse", "een lange test wachtzin".into(), NOW).unwrap();
        Self { _folder: folder, archive, ids: IdSource::from_seed([seed; 32]), now: NOW }
    }

    pub fn label(&self) -> String {
        self.archive.catalogue().location.name.get().clone()
    }

    pub fn save(&mut self, changes: &[Change]) {
        self.now += 1;
        self.archive.save(self.now, changes).unwrap();
    }

    pub fn person(&mut self, given: &str) -> DossierId {
        let id = self.ids.dossier();
        self.rename(id, given);
        id
    }

    pub fn rename(&mut self, id: DossierId, given: &str) {
        self.save(&[Change::participant(id, [ParticipantEdit::Name(Name::new(given, "", "Voorbeeld"))])]);
    }

    pub fn act(
        &mut self,
        id: DossierId,
        act: impl FnOnce(&trede::domain::Dossier, &mut Desk<'_>) -> acts::Acted,
    ) {
        let dossier = self.archive.dossier(id).unwrap();
        let coach = self.archive.coach();
        let changes = act(&dossier, &mut Desk { today: today(), coach, ids: &mut self.ids }).unwrap();
        self.save(&changes);
    }

    pub fn names(&mut self) -> Vec<String> {
        let mut names: Vec<String> =
            self.archive.summaries().unwrap().iter().map(|person| person.name.first()).collect();
        names.sort();
        names
    }

    pub fn knows(&mut self, other: &mut Self) {
        let card = own::card(&mut other.archive).unwrap();
        peers::accept(&mut self.archive, card, self.now).unwrap();
    }

    pub fn round(&mut self, home: &Home) -> Round {
        self.round_in(&mut Folder::new(home.path()))
    }

    pub fn round_in(&mut self, carrier: &mut dyn Carrier) -> Round {
        self.now += 1_000;
        let moment = Moment { ms: self.now, today: today() };
        watch::round(&mut self.archive, carrier, moment, &mut || true)
    }

    /// A round that is stopped when it asked so often whether to go on.
    pub fn round_for(&mut self, home: &Home, patience: usize) -> Round {
        self.now += 1_000;
        let (moment, mut asked) = (Moment { ms: self.now, today: today() }, 0);
        watch::round(&mut self.archive, &mut Folder::new(home.path()), moment, &mut || {
            asked += 1;
            asked <= patience
        })
    }
}

/// So many workstations of one place that know each other.
pub fn one_place(count: u8) -> Vec<Place> {
    let mut desks: Vec<Place> = (1..=count).map(|seed| Place::new("Voorbeeldstad", seed)).collect();
    let here = desks[0].archive.catalogue().here;
    desks.iter_mut().for_each(|desk| desk.archive.join_location(here).unwrap());
    introduce(&mut desks);
    desks
}

/// Everybody accepts everybody's card.
pub fn introduce(desks: &mut [Place]) {
    let cards: Vec<_> = desks.iter_mut().map(|desk| own::card(&mut desk.archive).unwrap()).collect();
    for (at, desk) in desks.iter_mut().enumerate() {
        for (_, card) in cards.iter().enumerate().filter(|(of, _)| *of != at) {
            peers::accept(&mut desk.archive, card.clone(), NOW).unwrap();
        }
    }
}

/// Rounds of everybody until nobody has anything to do.
pub fn until_rest(desks: &mut [Place], home: &Home) {
    for turn in 0..40 {
        let mut quiet = true;
        for desk in desks.iter_mut() {
            desk.now += 60_000;
            let round = desk.round(home);
            assert!(round.trouble.is_none(), "{:?}", round.trouble);
            quiet &= round.is_quiet();
        }
        if quiet {
            // what vanished is laid again after a while, and then it must be over as well
            desks.iter_mut().for_each(|desk| desk.now += 11 * 60_000);
            if desks.iter_mut().all(|desk| desk.round(home).is_quiet()) {
                return;
            }
        }
        assert!(turn < 39, "no rest: {:?}", home.names());
    }
}

/// The folder between them.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub fn set_changed(&self, name: &str, ms: u64) {
        let at = std::time::UNIX_EPOCH + std::time::Duration::from_millis(ms);
        fs::File::options().write(true).open(self.file(name)).unwrap().set_modified(at).unwrap();
    }

    /// The same files at another path.
    pub fn moved(self) -> Self {
        let other = Self::new();
        for name in self.names() {
            fs::rename(self.file(&name), other.file(&name)).unwrap();
        }
        other
    }

    pub fn faulty(&self, fault: Fault) -> Faulty {
        Faulty { folder: Folder::new(self.path()), fault, done: 0, fetched: 0 }
    }
}

/// What is wrong with a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    None,
    ReadOnly,
    Full,
    NotThere,
    /// Half a file is left behind.
    PulledOutWhileWriting,
    /// After so many calls.
    PulledOutAfter(usize),
}

/// A folder with something wrong with it.
pub struct Faulty {
    folder: Folder,
    fault: Fault,
    done: usize,
    pub fetched: usize,
}

impl Faulty {
    fn there(&mut self) -> Result<(), CarrierError> {
        self.done += 1;
        match self.fault {
            Fault::NotThere => Err(CarrierError::Gone),
            Fault::PulledOutAfter(calls) if self.done > calls => {
                Err(CarrierError::Failed(std::io::Error::other("pulled out")))
            }
            Fault::None
            | Fault::ReadOnly
            | Fault::Full
            | Fault::PulledOutWhileWriting
            | Fault::PulledOutAfter(_) => Ok(()),
        }
    }

    fn writable(&mut self) -> Result<(), CarrierError> {
        self.there()?;
        match self.fault {
            Fault::ReadOnly => Err(CarrierError::ReadOnly),
            Fault::PulledOutWhileWriting => Err(CarrierError::Failed(std::io::Error::other("pulled out"))),
            Fault::None | Fault::Full | Fault::NotThere | Fault::PulledOutAfter(_) => Ok(()),
        }
    }
}

impl Carrier for Faulty {
    fn home(&self) -> String {
        self.folder.home()
    }

    fn list(&mut self) -> Result<Vec<Lying>, CarrierError> {
        self.there()?;
        self.folder.list()
    }

    fn get(&mut self, name: &str, to: &Path) -> Result<(), CarrierError> {
        self.there()?;
        self.fetched += 1;
        self.folder.get(name, to)
    }

    fn put_new(&mut self, name: &str, from: &Path, go: &mut dyn FnMut() -> bool) -> Result<(), CarrierError> {
        if self.fault == Fault::PulledOutWhileWriting {
            let half = format!("~{}.tmp", name.trim_end_matches(".trede"));
            fs::write(self.folder.path().join(half), "half").unwrap();
        }
        self.writable()?;
        if self.fault == Fault::Full {
            return Err(CarrierError::Full);
        }
        self.folder.put_new(name, from, go)
    }

    fn sweep(&mut self, name: &str) -> Result<(), CarrierError> {
        self.writable()?;
        self.folder.sweep(name)
    }

    fn tidy(&mut self, name: &str, id: BundleId) -> Result<(), CarrierError> {
        self.writable()?;
        self.folder.tidy(name, id)
    }
}
