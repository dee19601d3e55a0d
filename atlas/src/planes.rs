//! Columns of numbers as bytes: all lowest bytes, then all second bytes and so on. The higher planes are
//! nearly constant and compress to nothing, and reading one back takes no branch a number.

use domain::ids::PublicId;

/// The numbers as planes, behind a byte that says how many planes there are.
pub(crate) fn write(numbers: &[u32]) -> Vec<u8> {
    let highest = numbers.iter().fold(0, |bits, number| bits | number);
    let width = (4 - highest.leading_zeros() / 8).max(1);
    let mut bytes = Vec::with_capacity(1 + numbers.len() * width as usize);
    bytes.push(width as u8);
    for plane in 0..width {
        bytes.extend(numbers.iter().map(|number| (number >> (8 * plane)) as u8));
    }
    bytes
}

/// The numbers that [`write`] wrote.
pub(crate) fn read(bytes: &[u8]) -> Option<Vec<u32>> {
    let (width, planes) = bytes.split_first()?;
    let width = usize::from(*width);
    if !(1..=4).contains(&width) || planes.len() % width != 0 {
        return None;
    }
    let count = planes.len() / width;
    let (lowest, others) = planes.split_at(count);
    let mut numbers: Vec<u32> = lowest.iter().map(|byte| u32::from(*byte)).collect();
    for plane in 1..width {
        let bytes = &others[(plane - 1) * count..plane * count];
        for (number, byte) in numbers.iter_mut().zip(bytes) {
            *number |= u32::from(*byte) << (8 * plane);
        }
    }
    Some(numbers)
}

/// Bits of a public id: they are random, so packing them closely is all that can be done.
const ID_BITS: u32 = 5 * PublicId::LENGTH as u32;

/// Ids of 50 bits, end to end.
pub(crate) fn write_ids(ids: &[u64]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ids.len() * ID_BITS as usize / 8 + 1);
    let (mut waiting, mut bits) = (0_u64, 0);
    for id in ids {
        waiting |= id << bits;
        bits += ID_BITS;
        while bits >= 8 {
            bytes.push(waiting as u8);
            waiting >>= 8;
            bits -= 8;
        }
    }
    if bits > 0 {
        bytes.push(waiting as u8);
    }
    bytes
}

/// The `count` ids that [`write_ids`] wrote.
pub(crate) fn read_ids(bytes: &[u8], count: usize) -> Option<Vec<u64>> {
    if count.checked_mul(ID_BITS as usize)?.div_ceil(8) != bytes.len() {
        return None;
    }
    let mut ids = Vec::with_capacity(count);
    let (mut waiting, mut bits) = (0_u64, 0);
    for byte in bytes {
        waiting |= u64::from(*byte) << bits;
        bits += 8;
        if bits >= ID_BITS {
            ids.push(waiting & ((1 << ID_BITS) - 1));
            waiting >>= ID_BITS;
            bits -= ID_BITS;
        }
    }
    (ids.len() == count && waiting == 0).then_some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_read_back(numbers: Vec<u32>, shift in 0_u32..32) {
            let numbers: Vec<u32> = numbers.into_iter().map(|number| number >> shift).collect();
            prop_assert_eq!(read(&write(&numbers)), Some(numbers));
        }

        #[test]
        fn ids_read_back(ids in prop::collection::vec(0_u64..1 << 50, 0..40)) {
            let bytes = write_ids(&ids);
            prop_assert_eq!(read_ids(&bytes, ids.len()), Some(ids.clone()));
            prop_assert_eq!(read_ids(&bytes, ids.len() + 1), None);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>, count in 0_usize..20) {
            if let Some(numbers) = read(&bytes) {
                prop_assert!(numbers.len() < bytes.len());
            }
            if let Some(ids) = read_ids(&bytes, count) {
                prop_assert_eq!(write_ids(&ids), bytes);
            }
        }
    }
}
