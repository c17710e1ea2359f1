use std::time::Duration;

/// How long this thread has run on a processor; zero where the system does not
/// tell. Wall time on a busy machine says more of the neighbours.
///
/// ```
/// let before = releve_benches::on_processor();
/// assert!(releve_benches::on_processor() >= before);
/// ```
pub fn on_processor() -> Duration {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = spent.split(' ').next().and_then(|n| n.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}
