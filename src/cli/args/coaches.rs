//! Arguments of `trede coach`: adding, removing, roles, passphrases and recovery words.

use std::path::PathBuf;

use clap::Subcommand;

use crate::cli::choices::RoleName;

/// What is done about coaches.
#[derive(Debug, Subcommand)]
pub enum CoachCommand {
    /// The coaches of this location, with role and what they look after
    List,
    /// Add a coach with a passphrase of their own, or give one to a coach of this location who has none here (coordinator)
    Add {
        /// First name
        #[arg(value_name = "NAME")]
        name: String,
        /// What they may do
        #[arg(long, value_enum, default_value = "coach")]
        role: RoleName,
        /// File with their passphrase on its first line; asked for when not given
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Remove a coach: the agenda goes to somebody else, and everything is written anew under a new key (coordinator)
    Remove {
        /// First name
        #[arg(value_name = "NAME")]
        name: String,
        /// Who takes over participants and open agenda lines; you, when not given
        #[arg(long, value_name = "NAME")]
        to: Option<String>,
    },
    /// Give a coach another role (coordinator)
    Role {
        /// First name
        #[arg(value_name = "NAME")]
        name: String,
        /// What they may do
        #[arg(value_enum)]
        role: RoleName,
    },
    /// Change your own passphrase, or that of a colleague who lost it (coordinator)
    Passphrase {
        /// First name of the colleague
        #[arg(value_name = "NAME")]
        name: Option<String>,
        /// File with the new passphrase on its first line; asked for when not given
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Make new recovery words; the ones before open nothing any more (coordinator)
    Words,
}
