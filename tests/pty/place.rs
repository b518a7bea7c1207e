//! A folder of its own for every test: home, temporary folder, store, passphrase; nothing of whoever runs the test.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use portable_pty::CommandBuilder;
use serde_json::Value;
use tempfile::TempDir;

use crate::pty::window::Window;

/// Opens every store of these tests.
pub const PASSPHRASE: &str = "vier gewone woorden achter elkaar";
/// The day of the tests.
const TODAY: &str = "2026-11-23";

/// Where a test takes place.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// An empty one.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("tmp")).unwrap();
        fs::write(folder.path().join("passphrase"), PASSPHRASE).unwrap();
        Self { folder }
    }

    /// One with a store in it, and nobody in the store.
    pub fn with_store() -> Self {
        Self::with_store_of("Taalhuis Voorbeeldstad", "Ilse")
    }

    /// The same of another location, with another coach.
    pub fn with_store_of(location: &str, coach: &str) -> Self {
        let place = Self::new();
        place.trede(&["init", "--location", location, "--coach", coach]).assert().success();
        place
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn env(&self) -> [(&'static str, PathBuf); 3] {
        [("HOME", self.path("home")), ("TMPDIR", self.path("tmp")), ("TREDE_STORE", self.path("store"))]
    }

    /// The program on the command line, with the passphrase.
    pub fn trede(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trede"));
        command.env_clear().envs(self.env()).args(["--lang", "nl", "--today", TODAY, "--passphrase-file"]);
        command.arg(self.path("passphrase")).args(args);
        command
    }

    /// What a command says as JSON.
    pub fn json(&self, args: &[&str]) -> Value {
        let done = self.trede(&[args, &["--json"]].concat()).assert().success();
        serde_json::from_slice(&done.get_output().stdout).unwrap()
    }

    /// The program in a window of 120 columns.
    pub fn window(&self, args: &[&str]) -> Window {
        self.window_with(&[], args)
    }

    /// The same with something more in the environment.
    pub fn window_with(&self, env: &[(&str, &str)], args: &[&str]) -> Window {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_trede"));
        command.env_clear();
        self.env().iter().for_each(|(name, value)| command.env(name, value));
        command.env("TERM", "xterm-256color");
        env.iter().for_each(|(name, value)| command.env(name, value));
        command.args(["--lang", "nl", "--today", TODAY]);
        command.args(args);
        command.cwd(self.folder.path());
        Window::start(command, (120, 32))
    }

    /// The demo, when its first frame is there.
    pub fn demo(&self) -> Window {
        let window = self.window(&["demo"]);
        window.sees("4 Agenda");
        window
    }

    /// The store of this place, unlocked, as far as the workspace.
    pub fn desk(&self, args: &[&str]) -> Window {
        let mut window = self.window(args);
        window.sees("Wachtzin");
        window.text(PASSPHRASE).keys("enter");
        window
    }

    /// Whether the program left nothing in the temporary folder.
    #[track_caller]
    pub fn is_clean(&self) {
        let left: Vec<PathBuf> = files(&self.path("tmp"));
        assert!(left.is_empty(), "{left:?}");
    }
}

/// Everything in a folder, with what is in its folders.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside
        .flat_map(|path| if path.is_dir() { [vec![path.clone()], files(&path)].concat() } else { vec![path] })
        .collect()
}
