//! Work on all cores whose results come in the order of its input.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many results may wait for a slow one before them, for each thread.
const WINDOW: usize = 8;

/// Sentences can be parsed with more depth than a thread's usual stack holds.
pub(crate) const STACK: usize = 16 << 20;

struct Queue<I, R> {
    items: I,
    /// The number of the next item, and of the next result to be handed on.
    taken: usize,
    handed: usize,
    /// Results that wait for those before them.
    waiting: BTreeMap<usize, R>,
    /// Nothing is left to take.
    dry: bool,
}

/// Does `work` on every item and hands the results to `then`, in order, on the
/// calling thread. Not more than a few items for each core are held at a time,
/// however many there are. An error of `then` ends it all.
pub(crate) fn ordered<T, R, E>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut then: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    R: Send,
{
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let queue = Mutex::new(Queue {
        items,
        taken: 0,
        handed: 0,
        waiting: BTreeMap::new(),
        dry: false,
    });
    let moved = Condvar::new();
    thread::scope(|scope| {
        for _ in 0..threads {
            let spawned = thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, || serve(&queue, &moved, &work, threads * WINDOW));
            // One thread is enough to go on with; none is not.
            if spawned.is_err() && lock(&queue).taken == 0 {
                serve(&queue, &moved, &work, usize::MAX);
            }
        }
        let mut queue_held = lock(&queue);
        loop {
            let next = queue_held.handed;
            if let Some(result) = queue_held.waiting.remove(&next) {
                queue_held.handed += 1;
                moved.notify_all();
                drop(queue_held);
                let handed = then(result);
                queue_held = lock(&queue);
                if handed.is_err() {
                    queue_held.dry = true;
                    moved.notify_all();
                    return handed;
                }
            } else if queue_held.dry && queue_held.handed == queue_held.taken {
                return Ok(());
            } else {
                queue_held = moved
                    .wait(queue_held)
                    .unwrap_or_else(PoisonError::into_inner);
            }
        }
    })
}

fn serve<I: Iterator<Item = T>, T, R>(
    queue: &Mutex<Queue<I, R>>,
    moved: &Condvar,
    work: &(impl Fn(T) -> R + Sync),
    window: usize,
) {
    let mut held = lock(queue);
    loop {
        if held.dry {
            return;
        }
        if held.taken - held.handed >= window {
            held = moved.wait(held).unwrap_or_else(PoisonError::into_inner);
            continue;
        }
        let Some(item) = held.items.next() else {
            held.dry = true;
            moved.notify_all();
            return;
        };
        let number = held.taken;
        held.taken += 1;
        drop(held);
        let result = work(item);
        held = lock(queue);
        held.waiting.insert(number, result);
        moved.notify_all();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_their_items() {
        let mut seen = Vec::new();
        let slow = |n: u64| {
            thread::sleep(std::time::Duration::from_micros((n * 7919) % 500));
            n
        };
        let done: Result<(), ()> = ordered(0..500, slow, |n| {
            seen.push(n);
            Ok(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(seen, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_ends_what_has_no_end() {
        let done = ordered(0.., |n| n, |n| if n < 100 { Ok(()) } else { Err(n) });
        assert_eq!(done, Err(100));
    }
}
