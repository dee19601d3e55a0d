//! Sorting of short lists. The standard sorts are fast for long ones and large as code, once for each shape that is
//! sorted; the browser loads that code.

/// Sorts a list of at most some hundred items by a key; items of one key keep their order.
pub fn sort_short_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut position = end;
        while position > 0 && key(&items[position - 1]) > key(&items[position]) {
            items.swap(position - 1, position);
            position -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_does(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_short_by_key(&mut items, |item| item.0);
            prop_assert_eq!(items, expected);
        }
    }
}
