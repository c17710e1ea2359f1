use jiff::Timestamp;

/// When, by what program and on whose behalf something is done to a study.
///
/// # Example: the time is given, not taken
///
/// ```
/// use releve_study::Occasion;
///
/// let occasion = Occasion {
///     time: "2026-11-20T09:00:00Z".parse()?,
///     what: "articles/".into(),
///     program: "releve 0.1.0".into(),
/// };
/// assert_eq!(occasion.time.as_second(), 1_795_165_200);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The time, of which whole seconds are kept.
    pub time: Timestamp,
    /// What was named: paths and addresses, an import, a document.
    pub what: String,
    /// The program and its version, such as `releve 0.1.0`.
    pub program: String,
}

impl Occasion {
    /// The time as the study keeps it: UTC, whole seconds, RFC 3339.
    pub(crate) fn stamp(&self) -> String {
        whole(self.time)
    }
}

/// A time as the study keeps it.
pub(crate) fn whole(time: Timestamp) -> String {
    let second = Timestamp::from_second(time.as_second()).unwrap_or(time);
    second.to_string()
}
