//! What the system is told about this process: no image of its memory goes to the disk, where it allows that.

/// No core dump, whatever ends the process; and no swap, where a process may ask for that.
///
/// Locking memory needs a limit that is unlimited: under a smaller one the system would refuse memory later, and end the
/// program in the middle of a talk. What is refused here is no reason not to work: SECURITY.md says what holds then.
#[cfg(unix)]
pub fn keep_memory_off_the_disk() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Core, none);
    #[cfg(target_os = "linux")]
    {
        use rustix::mm::{MlockAllFlags, mlockall};
        use rustix::process::{DumpableBehavior, getrlimit, set_dumpable_behavior};

        // the limit does not hold for a core that is handed to another program
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
        if getrlimit(Resource::Memlock).current.is_none() {
            let _ = mlockall(MlockAllFlags::CURRENT | MlockAllFlags::FUTURE | MlockAllFlags::ONFAULT);
        }
    }
}

/// Windows writes no image of a process that ended unless it was set up to do so, and lets no process refuse that.
#[cfg(not(unix))]
pub fn keep_memory_off_the_disk() {}
