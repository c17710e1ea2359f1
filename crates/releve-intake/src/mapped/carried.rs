//! What a table takes over of an earlier one of its header.

use super::{Mapping, Role};
use crate::part::File;

impl Mapping {
    /// The shop that it names of a list which is no table; `None` where it says
    /// which column is what.
    pub(crate) fn shop(&self) -> Option<&str> {
        self.constant(Role::Retailer)
            .filter(|_| self.columns.is_empty())
    }

    /// Takes in a market that was said beside it, where it says none: what is said
    /// of a table holds for the next of its header, however it was said.
    pub(super) fn with_market(&mut self, market: Option<&str>) {
        let is_market = |(role, _): &(Role, String)| *role == Role::Market;
        let says = self.columns.iter().chain(&self.fixed).any(is_market);
        if let Some(market) = market.filter(|_| !says) {
            self.fixed.push((Role::Market, market.to_owned()));
        }
    }

    /// What is carried over to another table of this header: which column is
    /// what, and the fixed texts that may hold for more than one table. Of what
    /// a table is nobody knows but who saves it, so a fixed subject is asked for
    /// again; a market that is said of this file goes before.
    pub(super) fn carried(&self, file: &File<'_>) -> Result<Self, String> {
        let mut carried = self.clone();
        if file.options.market.is_some() {
            carried.fixed.retain(|(role, _)| *role != Role::Market);
        }
        let column = self.columns.iter().any(|(role, _)| *role == Role::Subject);
        let Some(subject) = self.constant(Role::Subject).filter(|_| !column) else {
            return Ok(carried);
        };
        carried.fixed.retain(|(role, _)| *role != Role::Subject);
        let said = Self {
            fixed: vec![(Role::Subject, subject.to_owned())],
            ..Self::default()
        };
        Err(format!(
            "its columns are known, but not its subject: `{said}` was said of an earlier table of \
             this header; say it with `--map {carried},subject:NAME`"
        ))
    }

    /// What to say of the fixed texts that an earlier table gives this one, and
    /// that tell one series or shop from another.
    pub(super) fn taken_over(&self) -> Option<String> {
        let tells = |role: &Role| {
            matches!(
                role,
                Role::Subject | Role::Channel | Role::Market | Role::Retailer | Role::Brand
            )
        };
        let fixed = self.fixed.iter().filter(|(role, _)| tells(role)).cloned();
        let told = Self {
            fixed: fixed.collect(),
            ..Self::default()
        };
        (!told.fixed.is_empty()).then(|| {
            format!(
                "`{told}` as said of an earlier table of this header; read as `--map {self}`, \
                 `--map` says otherwise"
            )
        })
    }
}
