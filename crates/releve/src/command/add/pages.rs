//! Single pages, fetched with the manners of `releve watch`.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use releve_feeds::{Address, Ask, HostMemory, Memory, Outcome, RobotsMemory, What};
use releve_intake::{Options, Part, Refusal};
use releve_study::Study;

use crate::arguments::Politeness;
use crate::failure::Failure;
use crate::web::{Wall, is_address, round};

/// Bytes that are held at once: what is added is added as one.
const MOST: u64 = 512 << 20;

/// What came of the web.
pub(super) struct Fetched {
    /// Parts of what came, and what did not, in the order in which it was named.
    pub(super) parts: Vec<Result<Part, Refusal>>,
    /// What was learnt of hosts.
    pub(super) hosts: (Vec<HostMemory>, Vec<RobotsMemory>),
}

/// What is named, parted into addresses and paths.
pub(super) fn split(named: &[PathBuf]) -> Result<(Vec<Address>, Vec<PathBuf>), Failure> {
    let (mut addresses, mut paths) = (Vec::new(), Vec::new());
    for path in named {
        match path.to_str().filter(|text| is_address(text)) {
            Some(text) => {
                let address = text.parse();
                addresses.push(address.map_err(|bad| Failure::Usage(format!("{bad}")))?);
            }
            None => paths.push(path.clone()),
        }
    }
    Ok((addresses, paths))
}

/// Asks for every address, each once.
pub(super) fn fetch(
    study: &Study,
    addresses: &[Address],
    politeness: &Politeness,
    options: &Options,
) -> Result<Fetched, Failure> {
    let mut polite = politeness.options()?;
    // Tables and feeds are larger than pages; intake knows what each may have.
    polite.limits.page = options.max_document.bytes().max(polite.limits.list);
    // Somebody waits for it, and can ask again.
    polite.tries = 1;
    let mut round = round(study, polite, &Wall::default())?;
    let mut seen = HashSet::new();
    let addresses: Vec<&Address> = addresses.iter().filter(|one| seen.insert(*one)).collect();
    for (tag, address) in (0..).zip(&addresses) {
        round.ask(Ask {
            address: (*address).clone(),
            what: What::Page,
            memory: Memory::default(),
            tag,
        });
    }
    let mut came: HashMap<i64, Vec<Result<Part, Refusal>>> = HashMap::new();
    let mut held = 0;
    while let Some(answer) = round.next() {
        let address = answer.ask.address;
        let refused = |why: String| vec![Err(Refusal::new(address.as_str(), why))];
        let parts = match answer.outcome {
            Outcome::Failed(why, _) => refused(why),
            // Nothing was known of it.
            Outcome::Unchanged => continue,
            Outcome::Fetched(answered) => {
                held += answered.bytes.len() as u64;
                if held > MOST {
                    return Err(Failure::Failed(
                        "more than 512 MiB came; add fewer addresses at a time".into(),
                    ));
                }
                match answered.parts(options) {
                    Err(error) => refused(error.why()),
                    Ok(parts) => parts
                        .map(|part| part.map_err(|error| Refusal::new(error.name(), error.why())))
                        .collect(),
                }
            }
        };
        came.insert(answer.ask.tag, parts);
    }
    let mut parts = Vec::new();
    for (tag, address) in (0..).zip(addresses) {
        match came.remove(&tag) {
            Some(all) => parts.extend(all),
            None => {
                let why = "its host asks to be left alone; try again later";
                parts.push(Err(Refusal::new(address.as_str(), why)));
            }
        }
    }
    Ok(Fetched {
        parts,
        hosts: round.changes(),
    })
}
