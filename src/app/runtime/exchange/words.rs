//! Why an exchange did not happen, in words for the coach: what is wrong and what to do.

use std::io::ErrorKind;

use super::super::worker::why;
use crate::app::said::Said;
use crate::bundle::{BundleError, CardError};
use crate::exchange::ExchangeError;

/// Of anything that may go wrong.
pub fn said(error: &ExchangeError) -> Said {
    match error {
        ExchangeError::Archive(error) => why(error),
        ExchangeError::Bundle(BundleError::Io(error)) => match error.kind() {
            ErrorKind::NotFound => Said::plain("exchange-no-file"),
            ErrorKind::AlreadyExists => Said::plain("exchange-file-exists"),
            ErrorKind::StorageFull => Said::plain("exchange-disk-full"),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Said::plain("exchange-not-allowed")
            }
            _ => Said::plain("bundle-disk").text("why", error.to_string()),
        },
        error => {
            let id = error.key().unwrap_or("save-failed");
            error.values().into_iter().fold(Said::plain(id), |said, (name, value)| said.text(name, value))
        }
    }
}

/// Of a text that is no card.
pub const fn card(error: CardError) -> Said {
    Said::plain(error.key())
}
