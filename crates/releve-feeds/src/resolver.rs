//! Names looked up once, and what they stand for checked before it is
//! connected to: what is checked is what is used, so that a name cannot stand
//! for one machine when it is looked at and for another when it is asked.

use std::fmt;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::Reach;

/// How the reason ends for which an address is not asked because of what
/// [`Reach`] says, and nothing else: by it whoever keeps reasons knows what may
/// be asked when more is within reach.
pub const OUT_OF_REACH: &str = "`--allow-private` allows it";

/// A resolver that gives no machine out of reach.
#[derive(Debug)]
pub(crate) struct Checked<R> {
    pub(crate) inner: R,
    pub(crate) reach: Reach,
}

/// A name stands for a machine out of reach.
#[derive(Debug)]
pub(crate) struct Inside {
    host: String,
    what: &'static str,
}

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is {}; {OUT_OF_REACH}", self.host, self.what)
    }
}

impl std::error::Error for Inside {}

impl<R: Resolver> Resolver for Checked<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        // One machine out of reach among others is no mishap but a trick.
        for address in &found {
            self.reach.allows(*address).map_err(|what| {
                ureq::Error::Other(Box::new(Inside {
                    host: uri.host().unwrap_or_default().to_owned(),
                    what,
                }))
            })?;
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{SocketAddr, TcpListener};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Names that stand for another machine each time they are looked up.
    #[derive(Debug)]
    struct Turning(Vec<SocketAddr>, Arc<AtomicUsize>);

    impl Resolver for Turning {
        fn resolve(
            &self,
            _: &Uri,
            _: &Config,
            _: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let turn = self.1.fetch_add(1, Ordering::SeqCst);
            let mut found = self.empty();
            found.push(self.0[turn % self.0.len()]);
            Ok(found)
        }
    }

    fn agent(addresses: Vec<SocketAddr>, reach: Reach) -> (ureq::Agent, Arc<AtomicUsize>) {
        let turns = Arc::new(AtomicUsize::new(0));
        let inner = Turning(addresses, Arc::clone(&turns));
        let connector = ureq::unversioned::transport::DefaultConnector::default();
        let config = ureq::Agent::config_builder().proxy(None).build();
        let agent = ureq::Agent::with_parts(config, connector, Checked { inner, reach });
        (agent, turns)
    }

    #[test]
    fn a_name_that_turns_inward_is_caught_where_it_is_used() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let inside = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 1024]);
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi";
            stream.write_all(answer).unwrap();
        });
        // What the name stood for first was asked, and nothing else.
        let other: SocketAddr = "10.0.0.1:80".parse().unwrap();
        let reach = Reach::PublicAnd(vec![inside.ip()]);
        let (agent, turns) = self::agent(vec![inside, other], reach);
        let body = agent.get("http://paper.example/").call().unwrap();
        assert_eq!(body.into_body().read_to_string().unwrap(), "hi");
        assert_eq!(turns.load(Ordering::SeqCst), 1);
        server.join().unwrap();
        // The second time it stands for another machine, which is not asked.
        let error = agent.get("http://paper.example/").call().unwrap_err();
        assert!(error.to_string().contains("a private address"), "{error}");
    }
}
