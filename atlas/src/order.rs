//! Sorting. All of it is of plain numbers, so that the browser's code holds one sort and not one a shape.

/// The items, sorted by their keys; those of one key by themselves.
pub(crate) fn by_key(keyed: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    let mut numbers: Vec<u64> = keyed.map(|(key, item)| u64::from(key) << 32 | u64::from(item)).collect();
    numbers.sort_unstable();
    numbers.into_iter().map(|number| number as u32).collect()
}
