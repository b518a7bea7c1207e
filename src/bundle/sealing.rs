//! The age layer: who can open a bundle. What opens it stands in `identity`.

use std::cell::Cell;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;

use age::secrecy::SecretString;

use super::{BundleError, Opener};

/// The most bytes that the header of the age file may have: some six hundred recipients.
const MOST_AGE_HEADER: u64 = 64 << 10;
/// The most work that a passphrase may ask for (2^n of scrypt); what we write takes about a second.
const MOST_WORK: u8 = 20;

/// Who will be able to open a bundle.
pub enum Lock {
    /// These recipients, in age's own form.
    Recipients(Vec<String>),
    /// Whoever knows this passphrase. age does not mix the two.
    Passphrase(SecretString),
    /// The same, opened with next to no work: for tests.
    #[cfg(test)]
    WeakPassphrase(SecretString),
}

/// A writer that seals what is written to it.
pub fn seal<W: Write>(lock: &Lock, to: W) -> Result<age::stream::StreamWriter<W>, BundleError> {
    let encryptor = match lock {
        Lock::Recipients(recipients) => {
            let keys = recipients
                .iter()
                .map(|text| text.parse::<age::x25519::Recipient>().map_err(|_| BundleError::Recipient))
                .collect::<Result<Vec<_>, _>>()?;
            let keys = keys.iter().map(|key| key as &dyn age::Recipient);
            age::Encryptor::with_recipients(keys).map_err(|_| BundleError::Recipient)?
        }
        Lock::Passphrase(passphrase) => age::Encryptor::with_user_passphrase(passphrase.clone()),
        #[cfg(test)]
        Lock::WeakPassphrase(passphrase) => {
            let mut weak = age::scrypt::Recipient::new(passphrase.clone());
            weak.set_work_factor(2);
            age::Encryptor::with_recipients(std::iter::once(&weak as _))
                .map_err(|_| BundleError::Recipient)?
        }
    };
    Ok(encryptor.wrap_output(to)?)
}

/// A reader of what was sealed. What it hands out is to be believed only after its end was reached.
pub fn open<'r, R: BufRead + 'r>(opener: &Opener, from: R) -> Result<impl Read + use<'r, R>, BundleError> {
    let budget = Rc::new(Cell::new(Some(MOST_AGE_HEADER)));
    let input = Budgeted { from, budget: budget.clone() };
    let decryptor = age::Decryptor::new_buffered(input).map_err(refused)?;
    let plain = match opener {
        Opener::Keys(keys) if !decryptor.is_scrypt() => {
            decryptor.decrypt(keys.iter().map(|key| key as &dyn age::Identity))
        }
        Opener::Passphrase(passphrase) if decryptor.is_scrypt() => {
            let mut identity = age::scrypt::Identity::new(passphrase.clone());
            identity.set_max_work_factor(MOST_WORK);
            decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
        }
        Opener::Keys(_) => return Err(BundleError::Passphrase),
        Opener::Passphrase(_) => return Err(BundleError::NotForUs),
    };
    let plain = plain.map_err(refused)?;
    budget.set(None);
    Ok(plain)
}

fn refused(error: age::DecryptError) -> BundleError {
    match error {
        age::DecryptError::NoMatchingKeys => BundleError::NotForUs,
        age::DecryptError::KeyDecryptionFailed | age::DecryptError::DecryptionFailed => {
            BundleError::Passphrase
        }
        age::DecryptError::ExcessiveWork { .. } => BundleError::TooLarge { what: "passphrase work" },
        age::DecryptError::Io(error) => damaged(error),
        _ => BundleError::Damaged { what: "seal" },
    }
}

/// age tells of a broken seal as an error of reading.
pub fn damaged(error: io::Error) -> BundleError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::Other => {
            BundleError::Damaged { what: "seal" }
        }
        _ => BundleError::Io(error),
    }
}

/// Hands out so many bytes and no more, until the budget is lifted: age reads its header without a limit.
struct Budgeted<R> {
    from: R,
    budget: Rc<Cell<Option<u64>>>,
}

impl<R> Budgeted<R> {
    fn spend(&self, read: usize) -> io::Result<()> {
        let Some(left) = self.budget.get() else { return Ok(()) };
        let left = left.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        self.budget.set(Some(left));
        if left > 0 { Ok(()) } else { Err(io::Error::from(io::ErrorKind::InvalidData)) }
    }
}

impl<R: Read> Read for Budgeted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.spend(read)?;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Budgeted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.spend(0)?;
        self.from.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // a header that spends all of it fails at the next look
        let _ = self.spend(amount);
        self.from.consume(amount);
    }
}
