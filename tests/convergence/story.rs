//! One story: what happens among some workstations over a few years, and what must hold when all have met again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::rc::Rc;

use trede::domain::Kind;
use trede::id::{DossierId, EntryId, IdSource, RecordId};
use trede::journal::{
    Edit, Entry, FIRST_OWN_KIND, RecordEdits, RecordKey, Scope, Target, Withdrawal, erasure, heirs, undo,
};
use trede::record::{self, fields};

use crate::ledger::{Expected, Ledger};
use crate::replica::{Broken, Bundle, Imported, Mutation, Replica};
use crate::values::{self, FieldValues, SAME_PERSON, UNKNOWN_FIELD, UNKNOWN_KIND};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// How often what happened: if something never does, the stories prove less than they say.
#[derive(Clone, Debug, Default)]
pub struct Happened {
    times: BTreeMap<&'static str, u64>,
    kinds: BTreeSet<u16>,
}

impl Happened {
    fn count(&mut self, what: &'static str, times: impl TryInto<u64>) {
        *self.times.entry(what).or_default() += times.try_into().unwrap_or_default();
    }

    pub fn add(&mut self, other: &Self) {
        other.times.iter().for_each(|(what, times)| self.count(what, *times));
        self.kinds.extend(&other.kinds);
    }

    /// What never happened, and the kinds of records that nobody wrote.
    pub fn never(&self) -> (Vec<&'static str>, Vec<Kind>) {
        let times = |what: &str| self.times.get(what).copied().unwrap_or_default();
        let never = ALL.iter().copied().filter(|what| times(what) == 0).collect();
        let unwritten = Kind::ALL.iter().copied().filter(|kind| !self.kinds.contains(&kind.number()));
        (never, unwritten.collect())
    }
}

const ALL: [&str; 23] = [
    "edit",
    "unknown field",
    "unknown kind",
    "unreadable",
    "undo",
    "same person",
    "bundle",
    "handover",
    "full",
    "lost",
    "twice",
    "months late",
    "erased",
    "dropped",
    "clone",
    "twin",
    "fork",
    "restore",
    "wrong clock",
    "gap",
    "told of a clone",
    "two versions",
    "missing",
];

struct OnItsWay {
    due: u64,
    to: usize,
    bundle: Rc<Bundle>,
}

pub struct Story {
    seed: u64,
    rng: fastrand::Rng,
    ids: IdSource,
    now: u64,
    replicas: Vec<Replica>,
    backups: Vec<Replica>,
    dossiers: Vec<DossierId>,
    /// The fields that this story is about: few, so that coaches meet in them.
    palette: Vec<&'static FieldValues>,
    on_its_way: Vec<OnItsWay>,
    arrived: Vec<(usize, Rc<Bundle>)>,
    actions: Vec<(usize, EntryId)>,
    ledger: Ledger,
    happened: Happened,
    mutation: Option<Mutation>,
    number: u64,
    log: String,
}

impl Story {
    pub fn new(seed: u64, mutation: Option<Mutation>) -> Self {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut bytes = [0; 32];
        rng.fill(&mut bytes);
        let mut ids = IdSource::from_seed(bytes);
        let most = [5, 5, 5, 5, 5, 5, 9, 9, 14, 50][rng.usize(0..10)];
        let replicas = (0..rng.usize(2..=most)).map(|_| Replica::new(&mut ids, mutation)).collect();
        let dossiers = [DossierId::CATALOGUE].into_iter().chain((0..rng.usize(1..4)).map(|_| ids.dossier()));
        let all = values::all();
        let palette = (0..rng.usize(2..9)).map(|_| &all[rng.usize(0..all.len())]).collect();
        Self {
            seed,
            dossiers: dossiers.collect(),
            rng,
            ids,
            now: 1_750_000_000_000,
            replicas,
            backups: vec![],
            palette,
            on_its_way: vec![],
            arrived: vec![],
            actions: vec![],
            ledger: Ledger::default(),
            happened: Happened::default(),
            mutation,
            number: seed << 20,
            log: String::new(),
        }
    }

    fn say(&mut self, what: impl std::fmt::Display) {
        let _ = writeln!(self.log, "{:>6} {what}", (self.now - 1_750_000_000_000) / MINUTE);
    }

    pub fn tell(mut self) -> Result<Happened, String> {
        let done = self.live().and_then(|()| self.meet());
        match done {
            Ok(()) => Ok(self.happened),
            Err(Broken(why)) => Err(format!("{why}\n{}seed {}: {why}", self.log, self.seed)),
        }
    }

    fn live(&mut self) -> Result<(), Broken> {
        let steps = self.rng.usize(30..160) + 4 * self.replicas.len();
        for _ in 0..steps {
            let pause = [1, 30, 600, DAY / MINUTE, 20 * DAY / MINUTE][self.rng.usize(0..5)];
            self.now += self.rng.u64(1..=pause) * MINUTE;
            self.deliver()?;
            let at = self.rng.usize(0..self.replicas.len());
            match self.rng.u8(0..100) {
                0..42 => self.edit(at),
                42..48 => self.undo(at),
                48..51 => self.same_person(at),
                51..78 => self.send(at),
                78..82 => self.erase(at),
                82..86 => self.replicas[at].restart(),
                86..90 => self.turn_clock(at),
                90..92 => self.copy(at, "clone"),
                92..93 if self.seed.is_multiple_of(3) => self.copy(at, "twin"),
                93..96 => self.backups.push(self.replicas[at].clone()),
                96..98 => self.restore(),
                98..99 => self.replicas[at].newer = true,
                _ => self.replicas[at].compact(),
            }
        }
        Ok(())
    }

    /// Writes one action and notes it.
    fn write(&mut self, at: usize, mut drafts: Vec<RecordEdits>) -> Vec<Entry> {
        drafts.retain(|draft| !self.replicas[at].erasures.closes(draft.dossier, draft.key.record));
        if drafts.is_empty() {
            return vec![];
        }
        let written = self.replicas[at].write(&mut self.ids, self.now, drafts);
        self.ledger.note(&self.replicas[at], &written);
        let unreadable = written.iter().filter(|entry| entry.edits().is_none()).count();
        self.happened.count("unreadable", unreadable);
        let ids: Vec<String> = written.iter().map(|entry| entry.id().to_string()).collect();
        self.say(format_args!("{at} writes {}", ids.join(" ")));
        written
    }

    /// A new value, replacing what its author sees.
    fn change(
        &mut self,
        at: usize,
        dossier: DossierId,
        key: RecordKey,
        fields: &[(u16, Vec<u8>)],
    ) -> RecordEdits {
        let registers = self.replicas[at].fold(dossier);
        let record = registers.get(&key);
        let edits = fields.iter().map(|(field, value)| {
            let heads = record.and_then(|record| record.fields.get(field));
            if heads.is_some_and(|heads| heads.versions().len() > 1) {
                self.happened.count("two versions", 1u64);
            }
            let replaces = heads.map(trede::journal::Field::ids).unwrap_or_default();
            Edit { field: *field, replaces, value: value.clone(), first: None }
        });
        let edits = edits.collect();
        RecordEdits { dossier, key, edits }
    }

    fn a_person(&mut self) -> DossierId {
        if self.rng.u8(0..20) == 0 {
            let new = self.ids.dossier();
            self.dossiers.push(new);
        }
        self.dossiers[self.rng.usize(1..self.dossiers.len())]
    }

    fn edit(&mut self, at: usize) {
        let mut drafts: BTreeMap<(DossierId, RecordKey), BTreeMap<u16, Vec<u8>>> = BTreeMap::new();
        for _ in 0..self.rng.usize(1..5) {
            let person = self.a_person();
            let field = self.palette[self.rng.usize(0..self.palette.len())];
            self.number += 1;
            let unique = format!("nieuw {}", self.number).into_bytes();
            let newer = self.replicas[at].newer;
            let (kind, field, value) = match self.rng.u8(0..if newer { 12 } else { 9 }) {
                9 => (UNKNOWN_KIND, self.rng.u16(1..3), unique),
                10..12 => (field.kind, UNKNOWN_FIELD, unique),
                _ => (field.kind, field.field, field.any(&mut self.rng, self.number)),
            };
            self.happened.kinds.insert(kind);
            match (kind, field) {
                (UNKNOWN_KIND, _) => self.happened.count("unknown kind", 1u64),
                (_, UNKNOWN_FIELD) => self.happened.count("unknown field", 1u64),
                _ => {}
            }
            let dossier = if values::is_of_the_catalogue(kind) { DossierId::CATALOGUE } else { person };
            let key = RecordKey { kind, record: RecordId::natural(dossier, kind, &[self.rng.u8(0..2)]) };
            drafts.entry((dossier, key)).or_default().insert(field, value);
        }
        let drafts = drafts.into_iter().map(|((dossier, key), fields)| {
            let fields: Vec<_> = fields.into_iter().collect();
            self.change(at, dossier, key, &fields)
        });
        let drafts = drafts.collect();
        self.happened.count("edit", 1u64);
        let written = self.write(at, drafts);
        self.actions.extend(written.last().map(|entry| (at, entry.header().action)));
    }

    fn undo(&mut self, at: usize) {
        let own: Vec<EntryId> =
            self.actions.iter().filter(|(by, _)| *by == at).map(|(_, action)| *action).collect();
        let Some(action) = self.rng.choice(own.iter().rev().take(4)).copied() else { return };
        let replica = &self.replicas[at];
        let held: Vec<Entry> =
            self.dossiers.iter().flat_map(|dossier| replica.standing(*dossier)).cloned().collect();
        let withdrawal = Withdrawal { field: fields::WITHDRAWN, yes: &[1] };
        // refused when what it replaced was erased, or a newer version wrote it
        if let Ok(drafts) = undo(action, &held, withdrawal) {
            self.happened.count("undo", 1u64);
            let written = self.write(at, drafts);
            self.actions.extend(written.last().map(|entry| (at, entry.header().action)));
        }
    }

    /// The same record in both dossiers, in one action.
    fn same_person(&mut self, at: usize) {
        let mut pair = [self.a_person(), self.a_person()];
        pair.sort_unstable();
        if pair[0] == pair[1] {
            return;
        }
        let both = [pair[0].as_bytes().as_slice(), pair[1].as_bytes()].concat();
        let key = RecordKey { kind: SAME_PERSON, record: RecordId::natural(pair[0], SAME_PERSON, &both) };
        let same = [(1, vec![1, self.rng.u8(0..2)])];
        let drafts = pair.map(|dossier| self.change(at, dossier, key, &same));
        self.happened.count("same person", 1u64);
        self.write(at, drafts.into());
    }

    fn send(&mut self, at: usize) {
        let to = self.rng.usize(0..self.replicas.len());
        if to == at {
            return;
        }
        let scope = match self.rng.u8(0..3) {
            0 => {
                self.happened.count("handover", 1u64);
                let some = self.dossiers.iter().copied().filter(|_| self.rng.bool());
                Scope::Dossiers(some.collect::<Vec<_>>().into_iter().collect())
            }
            _ => Scope::Everything,
        };
        let full = self.rng.u8(0..6) == 0;
        self.happened.count("bundle", 1u64);
        self.happened.count("full", u64::from(full));
        let bundle = Rc::new(self.replicas[at].export(self.replicas[to].store, scope, full));
        self.say(format_args!("{at} sends {} entries to {to}", bundle.entries.len()));
        let copies = [0, 1, 1, 1, 1, 1, 1, 2][self.rng.usize(0..8)];
        self.happened.count(["lost", "bundle", "twice"][copies], 1u64);
        for _ in 0..copies {
            let late = [0, 0, 0, 2, 30, 400][self.rng.usize(0..6)];
            self.happened.count("months late", u64::from(late == 400));
            // now and then it reaches somebody else too
            let to = if self.rng.u8(0..15) == 0 { self.rng.usize(0..self.replicas.len()) } else { to };
            let due = self.now + self.rng.u64(0..=late) * DAY;
            self.on_its_way.push(OnItsWay { due, to, bundle: bundle.clone() });
        }
    }

    fn deliver(&mut self) -> Result<(), Broken> {
        let (mut due, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.on_its_way)
            .into_iter()
            .partition(|on_its_way| on_its_way.due <= self.now);
        self.on_its_way = later;
        self.rng.shuffle(&mut due);
        for OnItsWay { to, bundle, .. } in due {
            self.import(to, &bundle)?;
            self.arrived.push((to, bundle));
        }
        Ok(())
    }

    fn import(&mut self, to: usize, bundle: &Bundle) -> Result<Imported, Broken> {
        let before = self.replicas[to].shelf.all().count();
        let done = self.replicas[to].import(&mut self.ids, self.now, bundle)?;
        self.say(format_args!("{to} imports from {}: {done:?}", bundle.from.short()));
        self.happened.count("fork", done.forks);
        self.happened.count("dropped", done.dropped);
        self.happened.count("gap", u64::from(done.gap > 0));
        self.happened.count("missing", done.missing);
        self.happened.count("told of a clone", u64::from(done.clones > 0));
        if before + done.new > self.replicas[to].shelf.all().count() {
            return Err(Broken("an import took something away".into()));
        }
        let promised = bundle.claim.sender.difference(&bundle.claim.base);
        let missing = promised.difference(&self.replicas[to].effective());
        let all = done.gap == 0 && bundle.claim.scope == Scope::Everything && !self.has_twins();
        match missing.ids().next().filter(|_| all) {
            Some(id) => Err(Broken(format!("a bundle did not bring {id}, which it claimed"))),
            None => Ok(done),
        }
    }

    /// Two contents of one id that both sides know do not show before full bundles.
    fn has_twins(&self) -> bool {
        self.happened.times.contains_key("twin")
    }

    fn erase(&mut self, at: usize) {
        let replica = &self.replicas[at];
        let of_people = |entry: &&Entry| entry.header().kind < FIRST_OWN_KIND;
        let standing: Vec<Entry> = self
            .dossiers
            .iter()
            .flat_map(|dossier| replica.standing(*dossier))
            .filter(of_people)
            .cloned()
            .collect();
        let Some(entry) = self.rng.choice(&standing) else { return };
        let dossier = entry.header().dossier;
        let target = match self.rng.u8(0..3) {
            0 if dossier != DossierId::CATALOGUE => Target::Dossier(dossier),
            1 => Target::Record(dossier, entry.header().record),
            _ => Target::Entry(dossier, entry.id()),
        };
        let gone = target.stubs(replica.shelf.file(dossier));
        let mut drafts = heirs(target, replica.standing(dossier));
        self.say(format_args!("{at} erases {target:?}"));
        drafts.extend(erasure(target, 9, &gone).unwrap());
        let written = self.write(at, drafts);
        self.ledger.note_erasure(&written, target);
        self.replicas[at].hide(&gone);
        self.happened.count("erased", 1u64);
    }

    fn turn_clock(&mut self, at: usize) {
        let far = [5 * MINUTE, DAY, 400 * DAY, 4_000 * DAY][self.rng.usize(0..4)].cast_signed();
        self.replicas[at].skew_ms = self.rng.i64(-far..=far);
        self.happened.count("wrong clock", 1u64);
    }

    /// A disk that is copied starts anew; a machine that is copied while it runs goes on in the same stream.
    fn copy(&mut self, at: usize, how: &'static str) {
        if self.replicas.len() < 60 {
            let mut copy = self.replicas[at].clone();
            if how == "clone" {
                copy.restart();
            }
            self.replicas.push(copy);
            self.happened.count(how, 1u64);
            self.say(format_args!("{} is a {how} of {at}", self.replicas.len() - 1));
        }
    }

    /// A machine breaks and goes on with an older state.
    fn restore(&mut self) {
        if self.backups.is_empty() {
            return;
        }
        let mut backup = self.backups[self.rng.usize(0..self.backups.len())].clone();
        let of_store: Vec<usize> =
            (0..self.replicas.len()).filter(|at| self.replicas[*at].store == backup.store).collect();
        if let Some(at) = self.rng.choice(of_store) {
            backup.restart();
            self.replicas[at] = backup;
            self.actions.retain(|(by, _)| *by != at);
            self.happened.count("restore", 1u64);
            self.say(format_args!("{at} is restored from a backup"));
        }
    }

    /// All meet again, and everything that was promised must hold.
    fn meet(&mut self) -> Result<(), Broken> {
        // what is still on its way comes in, or is lost
        let mut late = std::mem::take(&mut self.on_its_way);
        late.truncate(late.len() / 2);
        self.now += 900 * DAY;
        self.on_its_way = late;
        self.deliver()?;
        let expected = self.ledger.expected(&self.replicas);
        // from here on nobody loses anything: every bundle of the meeting is one that all know
        self.arrived.retain(|(_, bundle)| bundle.entries.iter().all(|entry| expected.is_known(entry)));
        // by what each announces; twins that nobody noticed need full bundles
        for full in [false, true] {
            self.rounds(full)?;
            let first = self.replicas[0].effective();
            for (at, replica) in self.replicas.iter().enumerate() {
                if replica.effective() != first && (full || !self.has_twins()) {
                    let lacks = first.difference(&replica.effective());
                    return Err(Broken(format!("0 and {at} do not know the same: {:?}", lacks.ids().next())));
                }
            }
        }
        if self.replicas.iter().any(|replica| replica.erasures != self.replicas[0].erasures) {
            return Err(Broken("not everybody has erased the same".into()));
        }
        self.replicas.iter_mut().for_each(Replica::compact);
        self.judge(&expected)?;
        self.stay(&expected)
    }

    /// Everybody exchanges with the first one until nothing changes any more.
    fn rounds(&mut self, full: bool) -> Result<(), Broken> {
        for round in 0..12 {
            let (mut changed, mut sent) = (false, 0);
            for at in 1..self.replicas.len() {
                for (from, to) in [(at, 0), (0, at)] {
                    self.now += MINUTE;
                    let bundle = self.replicas[from].export(self.replicas[to].store, Scope::Everything, full);
                    let done = self.import(to, &bundle)?;
                    changed |= done.changed() || round == 0;
                    sent += bundle.entries.len();
                    if round > 1 && done.gap > 0 {
                        return Err(Broken(format!("{to} told what it has, and still has a gap")));
                    }
                    self.arrived.push((to, Rc::new(bundle)));
                }
            }
            if round > 1 && !changed && !full && sent > 0 && !self.has_twins() {
                return Err(Broken("what all have is sent again".into()));
            }
            if !changed {
                return Ok(());
            }
        }
        Err(Broken("exchanging never comes to an end".into()))
    }

    fn judge(&self, expected: &Expected) -> Result<(), Broken> {
        let first = &self.replicas[0];
        for (at, replica) in self.replicas.iter().enumerate() {
            let both = first.shelf.dossiers().chain(replica.shelf.dossiers());
            let shown: BTreeSet<DossierId> =
                both.filter(|dossier| ![DossierId::ERASURES, DossierId::STREAMS].contains(dossier)).collect();
            for dossier in shown {
                let (one, two) = (first.fold(dossier), replica.fold(dossier));
                if let Some(key) = one.keys().chain(two.keys()).find(|key| one.get(key) != two.get(key)) {
                    let (one, two) = (one.get(key), two.get(key));
                    return Err(Broken(format!("0 and {at} show {key:?} differently: {one:#?} {two:#?}")));
                }
            }
            if at == 0 || at + 1 == self.replicas.len() {
                let judged = self.ledger.judge(expected, replica, self.mutation);
                judged.map_err(|why| Broken(format!("{at}: {why}")))?;
            }
        }
        for dossier in &self.dossiers {
            // what the domain makes of it: any set of entries is a dossier
            let registers = first.fold(*dossier);
            let folded = record::dossier(*dossier, &registers, &record::Stations::default());
            assert_eq!(
                folded,
                record::dossier(
                    *dossier,
                    &self.replicas.last().unwrap().fold(*dossier),
                    &record::Stations::default()
                )
            );
        }
        Ok(())
    }

    /// What arrived before arrives again: nothing changes, and what is erased stays so.
    fn stay(&mut self, expected: &Expected) -> Result<(), Broken> {
        let mut again = std::mem::take(&mut self.arrived);
        self.rng.shuffle(&mut again);
        for (to, bundle) in again.into_iter().take(20) {
            let to = if to < self.replicas.len() { to } else { 0 };
            let done = self.import(to, &bundle)?;
            if done.new + done.forks > 0 && self.mutation.is_none() {
                return Err(Broken(format!("{to} learns something from an old bundle: {done:?}")));
            }
        }
        self.judge(expected)
    }
}
