#![no_main]

mod format;

use libfuzzer_sys::fuzz_target;
use releve_intake::Format;

fuzz_target!(|bytes: &[u8]| format::reads(bytes, "a.mbox", Format::Mailbox));
