//! Which machines may be asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Which machines may be asked: it is the resolved address, the one that is
/// connected to, that counts, and never the name.
///
/// # Example: machines of the inside
///
/// ```
/// use releve_feeds::Reach;
///
/// let address = "169.254.169.254:80".parse().unwrap();
/// assert_eq!(Reach::Public.allows(address), Err("a link-local address"));
/// assert_eq!(Reach::Anywhere.allows(address), Ok(()));
/// let own = Reach::PublicAnd(vec!["10.0.0.7".parse().unwrap()]);
/// assert_eq!(own.allows("10.0.0.7:8080".parse().unwrap()), Ok(()));
/// assert!(own.allows("10.0.0.8:8080".parse().unwrap()).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reach {
    /// Machines of the public internet, on ports for the web or unprivileged
    /// ones.
    #[default]
    Public,
    /// These too, on any port.
    PublicAnd(Vec<IpAddr>),
    /// Any machine, those of the own network among them.
    Anywhere,
}

impl Reach {
    /// Whether a machine may be connected to on a port.
    ///
    /// # Errors
    ///
    /// What the address is, where it may not.
    pub fn allows(&self, address: SocketAddr) -> Result<(), &'static str> {
        let known = match self {
            Self::Anywhere => true,
            Self::PublicAnd(known) => known.contains(&address.ip()),
            Self::Public => false,
        };
        if known {
            return Ok(());
        }
        if let Some(what) = special(address.ip()) {
            return Err(what);
        }
        // Nothing but the web is served below 1024 that would like to be asked
        // for a page.
        match address.port() {
            80 | 443 | 1024.. => Ok(()),
            _ => Err("a port that is not for the web"),
        }
    }
}

/// What an address is that is not one of the public internet: the registries
/// of special-purpose addresses (RFC 6890,
/// <https://www.iana.org/assignments/iana-ipv4-special-registry> and
/// `…-ipv6-…`), as of 2026-11.
fn special(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => special_v4(address),
        IpAddr::V6(address) => special_v6(address),
    }
}

fn special_v4(address: Ipv4Addr) -> Option<&'static str> {
    let [a, b, c, _] = address.octets();
    Some(match (a, b, c) {
        (0, ..) => "an address of no machine",
        (10, ..) | (172, 16..=31, _) | (192, 168, _) => "a private address",
        (100, 64..=127, _) => "an address behind a carrier's translation",
        (127, ..) => "a loopback address",
        (169, 254, _) => "a link-local address",
        (192, 0, 0) | (192, 88, 99) => "an address reserved for protocols",
        (192, 0, 2) | (198, 51, 100) | (203, 0, 113) => "an address for documentation",
        (198, 18..=19, _) => "an address for benchmarks",
        (224..=239, ..) => "a multicast address",
        (240.., ..) => "a reserved address",
        _ => return None,
    })
}

fn special_v6(address: Ipv6Addr) -> Option<&'static str> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let last = || {
        let [i, j] = g.to_be_bytes();
        let [k, l] = h.to_be_bytes();
        Ipv4Addr::new(i, j, k, l)
    };
    Some(match (a, b) {
        _ if address == Ipv6Addr::LOCALHOST => "a loopback address",
        _ if (a, b, c, d, e, f) == (0, 0, 0, 0, 0, 0xffff) => "an IPv4 address in disguise",
        // Networks without IPv4 reach it through these (RFC 6052).
        _ if (a, b, c, d, e, f) == (0x64, 0xff9b, 0, 0, 0, 0) => return special_v4(last()),
        (0xfc00..=0xfdff, _) => "a private address",
        (0xfe80..=0xfebf, _) => "a link-local address",
        (0xff00.., _) => "a multicast address",
        (0x2001, 0..=0x1ff) => "an address reserved for protocols",
        (0x2001, 0xdb8) | (0x3fff, 0..=0xfff) => "an address for documentation",
        (0x2002, _) => "an IPv4 address in disguise",
        (0x2000..=0x3fff, _) => return None,
        _ => "a reserved address",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_asked() {
        for inside in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:8.8.8.8",
            "::ffff:127.0.0.1",
            "::7f00:1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::8.8.8.8",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            let address: IpAddr = inside.parse().unwrap();
            let found = Reach::Public.allows(SocketAddr::new(address, 443));
            assert!(found.is_err(), "{inside}");
            assert!(Reach::Anywhere.allows(SocketAddr::new(address, 22)).is_ok());
        }
        for outside in [
            "1.1.1.1",
            "100.63.0.1",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "2a00::1",
            "64:ff9b::8.8.8.8",
        ] {
            let address: IpAddr = outside.parse().unwrap();
            let on = |port| Reach::Public.allows(SocketAddr::new(address, port));
            assert_eq!(on(80), Ok(()), "{outside}");
            assert_eq!(on(8080), Ok(()), "{outside}");
            assert!(on(25).is_err(), "{outside}");
        }
    }
}
