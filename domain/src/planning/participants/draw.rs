//! The draw among equals: the same for everyone who knows the seed.

/// A number for a person under a seed, from 1 to 2^40. It hangs on the two alone, so that neither the order of the list
/// nor who else stands on it changes anyone's draw.
///
/// FNV-1a over the seed and the id (Fowler, Noll, Vo; <http://www.isthe.com/chongo/tech/comp/fnv/>), mixed by the
/// finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), as FNV alone leaves similar ids near each other.
#[must_use]
pub fn draw(seed: u32, id: &str) -> u64 {
    let bytes = seed.to_le_bytes().into_iter().chain(id.bytes());
    let mut mixed =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 24) + 1
}
