//! Bounding what is decompressed.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes that one compressed byte may become, once [`FREE`] bytes came out.
/// Deflate reaches 1,032 with zeros; text, tables and markup stay below 100.
pub(super) const RATIO: u64 = 250;

/// What may come out of however few bytes.
pub(super) const FREE: u64 = 16 << 20;

/// More came out of a compressed file than any honest one holds.
#[derive(Debug)]
pub(crate) struct Bomb;

impl fmt::Display for Bomb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unpacks to more than {RATIO} times its size")
    }
}

impl std::error::Error for Bomb {}

/// Counts what is read through it.
#[derive(Debug)]
pub(super) struct Counted<R> {
    from: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Counted<R> {
    pub(super) fn new(from: R) -> (Self, Arc<AtomicU64>) {
        let count = Arc::new(AtomicU64::new(0));
        let counted = Self {
            from,
            count: Arc::clone(&count),
        };
        (counted, count)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(to)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Fails with a [`Bomb`] when too much comes out for what went in.
#[derive(Debug)]
pub(super) struct Bounded<R> {
    from: R,
    into: Arc<AtomicU64>,
    out: u64,
}

impl<R: Read> Bounded<R> {
    /// `into` counts the compressed bytes.
    pub(super) fn new(from: R, into: Arc<AtomicU64>) -> Self {
        Self { from, into, out: 0 }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(to)?;
        self.out += read as u64;
        if self.out > allowed(self.into.load(Ordering::Relaxed)) {
            return Err(io::Error::other(Bomb));
        }
        Ok(read)
    }
}

/// What may come out of so many compressed bytes.
pub(super) fn allowed(into: u64) -> u64 {
    into.saturating_mul(RATIO).max(FREE)
}
