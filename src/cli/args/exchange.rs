//! Arguments of what goes between workstations: `peer`, `bundle` and `handover`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::choices::FieldsName;

/// Of `peer`.
#[derive(Debug, Subcommand)]
pub enum PeerCommand {
    /// Print the card of this workstation, for another one to accept, with the words to read out by phone
    Card {
        /// Write the card to this file, which must not be there yet
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Accept the card of another workstation, once you compared its words by phone
    Add(PeerAddArgs),
    /// List the workstations that are known here, and how much each of them lacks
    List,
    /// Send nothing more to a workstation, and take over nothing more of it
    Remove {
        /// Its label, or the beginning of its id
        #[arg(value_name = "NAME|ID")]
        name: String,
    },
}

/// Of `peer add`.
#[derive(Debug, Args)]
pub struct PeerAddArgs {
    /// A file with the card, the text of the card, or a bundle that the workstation signed
    #[arg(value_name = "FILE|CARD|BUNDLE")]
    pub card: String,
    /// The words that the other side read out, in Dutch or English; asked for when not given
    #[arg(long, value_name = "WORDS")]
    pub words: Option<String>,
    /// This workstation belongs to the location of that card from now on, and exchanges everything with it
    #[arg(long)]
    pub join: bool,
}

/// Of `bundle`.
#[derive(Debug, Subcommand)]
pub enum BundleCommand {
    /// Write a bundle: what another workstation should have and lacks
    Export(ExportArgs),
    /// Show what a bundle holds and what it would change; changes nothing
    Inspect(InspectArgs),
    /// Take over bundles, each of them whole or not at all
    Import(TakeArgs),
    /// Exchange through a folder: take over what others laid there, lay there what they lack, and again, until ctrl-c
    Watch(WatchArgs),
}

/// Of `bundle export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// A known workstation, by label or the beginning of its id; several times for several. Not needed when one is known
    #[arg(long, value_name = "NAME|ID")]
    pub to: Vec<String>,
    /// For whoever knows a passphrase, in place of workstations: a file with it on its first line
    #[arg(long, value_name = "FILE", conflicts_with = "to")]
    pub bundle_passphrase_file: Option<PathBuf>,
    /// What leaves: `all`, `catalogue`, or `dossier` and participants by id, own number or name. What each receiver
    /// should have when not given: our own location everything, others what is shared with them
    #[arg(long, value_name = "all|catalogue|dossier WHO…", num_args = 1..)]
    pub scope: Vec<String>,
    /// Only what somebody of this kind needs
    #[arg(long, value_enum, value_name = "KIND")]
    pub fields: Option<FieldsName>,
    /// Also what the receiver has already
    #[arg(long)]
    pub full: bool,
    /// Only show what would leave
    #[arg(long)]
    pub dry_run: bool,
    /// The bundle to write, or a folder, where it gets a name that says nothing about anybody
    #[arg(value_name = "FILE|DIR")]
    pub file: Option<PathBuf>,
}

/// Of `bundle inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// The bundle
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// File with the passphrase of the bundle; asked for when it needs one
    #[arg(long, value_name = "FILE")]
    pub bundle_passphrase_file: Option<PathBuf>,
}

/// Of `bundle import`.
#[derive(Debug, Args)]
pub struct TakeArgs {
    /// The bundles
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Only show what would become of them
    #[arg(long)]
    pub dry_run: bool,
    /// File with the passphrase of the bundles; asked for when one needs it
    #[arg(long, value_name = "FILE")]
    pub bundle_passphrase_file: Option<PathBuf>,
}

/// Of `bundle watch`.
#[derive(Debug, Args)]
pub struct WatchArgs {
    /// The folder: on a share, on a stick, or one that some program keeps the same on several computers
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Look once
    #[arg(long, conflicts_with = "every")]
    pub once: bool,
    /// Look again after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub every: u64,
}

/// Of `handover`.
#[derive(Debug, Args)]
pub struct HandoverArgs {
    /// The participant: id, own number or name
    #[arg(value_name = "ID|OWN_NUMBER|NAME")]
    pub who: String,
    /// The workstation of the next coach, by label or the beginning of its id
    #[arg(long, value_name = "NAME|ID")]
    pub to: String,
    /// The next coach, when that is known
    #[arg(long, value_name = "NAME")]
    pub coach: Option<String>,
    /// What the next coach needs to know first
    #[arg(long, value_name = "TEXT")]
    pub note: String,
    /// The bundle to write, or a folder; the current folder when not given
    #[arg(value_name = "FILE|DIR")]
    pub file: Option<PathBuf>,
}
