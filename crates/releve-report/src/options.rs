/// What a dossier prints.
///
/// # Example: sentences only
///
/// ```
/// use releve_report::Options;
///
/// let options = Options { full_text: false, ..Options::default() };
/// assert_eq!(options.rows, 80);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Most rows of one list; the page says how many it leaves out.
    pub rows: usize,
    /// True prints the articles whole; false only the paragraphs that hold a
    /// cited sentence, for texts that may not be passed on.
    pub full_text: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rows: 80,
            full_text: true,
        }
    }
}
