//! Edits of every field of every kind of record, as the program itself would encode them.

use std::sync::OnceLock;

use trede::domain::Kind;
use trede::record::fields;

/// A kind that no version knows yet, and a field beyond those that are known.
pub const UNKNOWN_KIND: u16 = 5_000;
pub const UNKNOWN_FIELD: u16 = 900;
/// Stands in both dossiers.
pub const SAME_PERSON: u16 = 70;

/// One field, with values that it can have.
pub struct FieldValues {
    pub kind: u16,
    pub field: u16,
    pool: Vec<Vec<u8>>,
}

/// The bytes of a value, when these are one.
fn value(kind: u16, field: u16, bytes: &[u8]) -> Option<Vec<u8>> {
    let edit = fields::decode(kind, field, bytes).ok()??;
    Some(fields::encode(&edit).unwrap().1)
}

impl FieldValues {
    fn find(kind: u16, field: u16) -> Self {
        let mut rng = fastrand::Rng::with_seed(u64::from(kind) << 16 | u64::from(field));
        let mut pool: Vec<Vec<u8>> = Vec::new();
        for length in (0..48).cycle().take(48 * 60) {
            // small numbers are choices, lengths and letters alike
            let most = [1, 2, 6][rng.usize(0..3)];
            let bytes: Vec<u8> = [1].into_iter().chain((0..length).map(|_| rng.u8(0..=most))).collect();
            pool.extend(value(kind, field, &bytes).filter(|value| !pool.contains(value)));
            if pool.len() == 8 {
                break;
            }
        }
        Self { kind, field, pool }
    }

    /// A value; one that nobody else wrote where the field takes text.
    pub fn any(&self, rng: &mut fastrand::Rng, number: u64) -> Vec<u8> {
        if rng.u8(0..12) == 0 {
            return vec![]; // unset
        }
        let text = format!("woord {number}");
        let length = u8::try_from(text.len()).unwrap();
        let text = [&[1, length], text.as_bytes()].concat();
        let pool = || self.pool[rng.usize(0..self.pool.len())].clone();
        value(self.kind, self.field, &text).unwrap_or_else(pool)
    }
}

/// Every field of `record/fields.rs`.
pub fn all() -> &'static [FieldValues] {
    static ALL: OnceLock<Vec<FieldValues>> = OnceLock::new();
    ALL.get_or_init(|| {
        let table = fields::table();
        let lines = table.lines().map(|line| {
            let mut words = line.split(' ').map(str::parse::<u16>);
            (words.next().unwrap().unwrap(), words.next().unwrap().unwrap())
        });
        let all: Vec<FieldValues> = lines.map(|(kind, field)| FieldValues::find(kind, field)).collect();
        let poor: Vec<(u16, u16)> =
            all.iter().filter(|field| field.pool.len() < 2).map(|field| (field.kind, field.field)).collect();
        assert!(poor.is_empty(), "no values for these fields of these kinds: {poor:?}");
        all
    })
}

/// Whether records of this kind stand in the catalogue.
pub fn is_of_the_catalogue(kind: u16) -> bool {
    matches!(
        Kind::from_number(kind),
        Some(Kind::Location | Kind::Coach | Kind::Partner | Kind::ModuleTemplate)
    )
}
