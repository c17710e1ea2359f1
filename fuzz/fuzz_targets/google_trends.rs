#![no_main]

mod format;

use libfuzzer_sys::fuzz_target;
use releve_intake::Format;

fuzz_target!(|bytes: &[u8]| format::reads(
    bytes,
    "time_series_US_20040101-0800_20260202-0337.csv",
    Format::GoogleTrends
));
