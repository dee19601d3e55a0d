//! Names that may be told: districts and whatever is larger.

use super::fold::{Letter, fold, is_letter};

/// The country and its provinces, in the four languages and as people shorten them.
const BUILT_IN: &str = "Pakistan|پاکستان|پاڪستان|Sindh|Sind|سندھ|سنڌ|سنده|Punjab|پنجاب|Balochistan|Baluchistan|بلوچستان|\
    Khyber Pakhtunkhwa|Khyber-Pakhtunkhwa|KPK|خیبر پختونخوا|خیبر پښتونخوا|پختونخوا|Gilgit-Baltistan|گلگت بلتستان|\
    ګلګت بلتستان|Azad Jammu and Kashmir|Azad Kashmir|آزاد جموں و کشمیر|آزاد کشمیر|ڪشمير|Kashmir|کشمیر|\
    Islamabad Capital Territory|Islamabad|اسلام آباد|Afghanistan|افغانستان|افغانستان|India|بھارت|ہندوستان|Iran|ایران|\
    China|چین|Indus|دریائے سندھ|FATA|فاٹا|Interior Sindh|اندرون سندھ|Karachi|کراچی|ڪراچي|کراچۍ|USIP|United States|\
    United Nations|Asia|ایشیا|South Asia|جنوبی ایشیا|Europe|یورپ|America|امریکہ|Britain|برطانیہ|Khyber|Dera Ghazi Khan|\
    DG Khan|D.G. Khan|Dera Ismail Khan|DI Khan|D.I. Khan|Rahim Yar Khan|ڈیرہ غازی خان|ڈیرہ اسماعیل خان|رحیم یار خان";

/// Names of places that are no finding, because they are large: districts, cities, regions, provinces.
#[derive(Debug, Clone)]
pub struct Known {
    /// The hashes of the folded names, each at the first free place from that on that it points to; 0 where none is.
    names: Vec<u64>,
    count: usize,
    /// The most words that a name has.
    longest: usize,
}

impl Default for Known {
    /// The country and its provinces only.
    fn default() -> Self {
        Self::new(Vec::<&str>::new())
    }
}

impl Known {
    /// These names, in any language and spelling, beside the country and its provinces, which are always known.
    pub fn new<Name: AsRef<str>>(names: impl IntoIterator<Item = Name>) -> Self {
        let mut known = Self { names: vec![0; 256], count: 0, longest: 0 };
        BUILT_IN.split('|').for_each(|name| known.add(name));
        names.into_iter().for_each(|name| known.add(name.as_ref()));
        known
    }

    fn add(&mut self, name: &str) {
        let (mut hash, mut words, mut within) = (Hash::default(), 0, false);
        for Letter { is, .. } in fold(name) {
            let part = is_letter(is) || is.is_ascii_digit();
            if part && !within {
                words += 1;
                hash.begin();
            }
            if part {
                hash.push(is);
            }
            within = part;
        }
        if words > 0 {
            self.insert(hash.0);
            self.longest = self.longest.max(words);
        }
    }

    fn insert(&mut self, hash: u64) {
        if self.count * 2 > self.names.len() {
            let mut wider = vec![0; self.names.len() * 2];
            for name in self.names.iter().filter(|name| **name != 0) {
                let place = place(&wider, *name);
                wider[place] = *name;
            }
            self.names = wider;
        }
        let place = place(&self.names, hash);
        self.count += usize::from(self.names[place] != hash);
        self.names[place] = hash;
    }

    /// How many of the `words` from the first on are a known name, at most; 0 if they are none.
    pub(super) fn length<'a>(&self, words: impl Iterator<Item = &'a str>) -> usize {
        let (mut hash, mut length) = (Hash::default(), 0);
        for (word, count) in words.take(self.longest).zip(1..) {
            hash.begin();
            word.chars().for_each(|letter| hash.push(letter));
            if self.names.get(place(&self.names, hash.0)).is_some_and(|name| *name == hash.0) {
                length = count;
            }
        }
        length
    }
}

/// Where a hash is among `names`, or may be put; there is always a place that is free.
fn place(names: &[u64], hash: u64) -> usize {
    let all = names.len();
    let first = (hash ^ (hash >> 32)) as usize % all;
    (0..all).map(|step| (first + step) % all).find(|at| names[*at] == 0 || names[*at] == hash).unwrap_or(first)
}

/// The hash of a name word by word (FNV-1a, a letter at a time).
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// Begins a word.
    fn begin(&mut self) {
        self.push(' ');
    }

    fn push(&mut self, letter: char) {
        self.0 = (self.0 ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
    }
}
