//! A corpus of sentences with what identifies between `[` and `]`.

use domain::safety::identifying::FindingKind::{
    self, Contact, Coordinates, IdentityNumber, Name, Number, Phone, Place,
};

use crate::{found, known};

/// Names in English, Urdu, Sindhi and Pashto, and in Latin letters.
const NAMES: &[&str] = &[
    "The dispute began when [Abdul Rasheed Khoso] refused the water.",
    "[Naseer Ahmed] and his brothers met the council.",
    "She asked [Haji Wazir Muhammad] for a sitting.",
    "We rang [Mst. Zainab] before noon.",
    "Two sons of [Wadero Ghulam Qadir] came late.",
    "The elder, [Malik Torgul Afridi], agreed at once.",
    "They feared [Dr. A. R. Memon] most of all.",
    "The claim of [Rahimdad s/o Karimdad] was heard first.",
    "He is the son of [Pehlwan Bajkani] and lives nearby.",
    "In the evening [Fatima Bibi] told her story.",
    "the land belongs to [muhammad siddique mirani] now",
    "A man called [Rustam Paryal] threatened the teacher.",
    "The feud between the [Jatoi] and the other side lasted ten years.",
    "Only the [Mahar] elders refused.",
    "The [Teghani] tribe moved away.",
    "Later on [Advocate Shazia Qureshi] took the case.",
    "It was [GHULAM MUSTAFA] who fired.",
    "Then [Müḥammad Aṣlam] wept.",
    "The girl, [Sassui], was sent to her uncle.",
    "Nobody believed [Sardar Zulfiqar] any more.",
    "They called [Gul Khan] to the jirga.",
    "Her husband [Saifullah] signed.",
    "A complaint by [Moh\u{200b}ammad As\u{200c}lam] was withdrawn.",
    "His daughter [Palwasha] may now go to school.",
    "We thank [Maulvi Abdul Haq] for coming.",
    "kal [haji rahim bux] ne panchayat bulai",
    "is jhagre mein [ghulam rasool] aur us ka beta shamil the",
    "[allah dino] jo bhau ghar ayo",
    "جھگڑا [عبدالرشید کھوسو] کی زمین سے شروع ہوا۔",
    "[محمد اسلم] نے پانی بند کر دیا۔",
    "[حاجی رحیم بخش] کو جرگے میں بلایا گیا۔",
    "[مولانا عبدالحق] نے صلح کرائی۔",
    "اس کی بہن [فاطمہ] گھر نہ جا سکی۔",
    "[وڈیرا غلام قادر] کے بیٹے آئے۔",
    "[ملک تورگل] نے انکار کیا۔",
    "[نور خان] اور اس کے بھائی راضی ہو گئے۔",
    "[زینب زوجہ کرم علی] نے بیان دیا۔",
    "[اللہ ڈنو ولد سومار] کی درخواست سنی گئی۔",
    "[سردار بجارانی] کی بات مانی گئی۔",
    "[جتوئی] برادری نے جرمانہ ادا کیا۔",
    "دشمنی [مہر] برادری سے تھی۔",
    "[تیغانی] قبیلے کے لوگ چلے گئے۔",
    "[ڈاکٹر شازیہ] نے زخمیوں کو دیکھا۔",
    "[امن] نے کہا کہ وہ تیار ہے۔",
    "[بشیراں بی بی] کی شادی طے تھی۔",
    "[مُحَمَّد اَسلَم] چلا گیا۔",
    "کل [ﻣﺤﻤﺪ] آیا تھا۔",
    "[ﷴ اسلم] سے بات ہوئی۔",
    "[پلیجو صاحب] نے تقریر کی۔",
    "[حاجي خان مهر] فيصلو ڪيو.",
    "[غلام رسول چانڊيو] ۽ سندس ڀائر آيا.",
    "زمين جو مالڪ [الله بخش ڀٽو] هو.",
    "[سومار پٽ جمعو] پاڻي بند ڪيو.",
    "[وڏيرو نبي بخش] جرڳو سڏايو.",
    "[مارئي] گهر ڇڏي ڏنو.",
    "[جوڻيجو] برادريءَ جا ماڻهو آيا.",
    "[ٻگٽي] قبيلي سان تڪرار هو.",
    "[ملک توریالی] جرګه راوغوښته.",
    "[زرغونه] خپل کور ته لاړه.",
    "د [احمد شاه] زوی ووژل شو.",
    "[حاجي عبدالرحمن] د دواړو اړخونو سره خبرې وکړې.",
    "[پلوشه] خپله کیسه وویله.",
    "[یوسفزي] مشران راغلل.",
    "د [ګل خان] کور وسوځېد.",
];

const PHONES: &[&str] = &[
    "Ring [0300-1234567] after noon.",
    "Ring [0300 123 45 67] after noon.",
    "Ring [+92 300 1234567].",
    "Ring [(0300) 1234567].",
    "Ring [0092-300-1234567].",
    "Ring [0.3.0.0.1.2.3.4.5.6.7].",
];

const OTHERS: &[(FindingKind, &str)] = &[
    (Phone, "Ring [+92-(0)21-35678901] in the morning."),
    (Phone, "The office is at [021 35678901]."),
    (Phone, "Call [zero three double zero, one two three four five six seven]."),
    (Phone, "Call [zero three zero zero dash 1234567]."),
    (Phone, "Call [0300 and then 1234567]."),
    (Phone, "Call [٠٣٠٠ ١٢٣٤٥٦٧]."),
    (Phone, "فون کریں: [۰۳۰۰-۱۲۳۴۵۶۷]"),
    (Phone, "فون کریں: [۰۳۰۰ ۱۲۳ ۴۵ ۶۷]"),
    (Phone, "نمبر ہے [صفر تین صفر صفر ایک دو تین چار پانچ چھ سات]"),
    (Phone, "mera number [sifar teen sifar sifar ek do teen chaar panch chay saat] hai"),
    (Phone, "فون نمبر [ٻڙي ٽي ٻڙي ٻڙي هڪ ٻه ٽي چار پنج ڇهه ست]"),
    (Phone, "شمېره يې [صفر درې صفر صفر یو دوه درې څلور پنځه شپږ اووه] ده"),
    (Phone, "Ring [０３００１２３４５６７]."),
    (Phone, "Ring [03\u{200b}00\u{200d}1234567]."),
    (Phone, "Ring [3001234567]."),
    (Phone, "Ring [𝟎𝟑𝟎𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕]."),
    (IdentityNumber, "His card is [42101-1234567-1]."),
    (IdentityNumber, "His card is [4210112345671]."),
    (IdentityNumber, "His card is [42101 1234567 1]."),
    (IdentityNumber, "His card is [42101.1234567.1]."),
    (IdentityNumber, "His card is [42101/1234567/1]."),
    (IdentityNumber, "شناختی کارڈ [۴۲۱۰۱-۱۲۳۴۵۶۷-۱] ہے۔"),
    (IdentityNumber, "شناختی کارڈ [٤٢١٠١ ١٢٣٤٥٦٧ ١] ہے۔"),
    (IdentityNumber, "سڃاڻپ [۴۲۱۰۱ـ۱۲۳۴۵۶۷ـ۱]"),
    (IdentityNumber, "She travels on [AB1234567]."),
    (IdentityNumber, "She travels on [AB 1234567]."),
    (IdentityNumber, "[Passport no. KJ482913] was lost."),
    (Contact, "Write to [somebody@example.org] tonight."),
    (Contact, "Write to [some.body+peace@mail.example.com.pk]."),
    (Contact, "Write to [somebody @ example.org]."),
    (Contact, "Write to [somebody at gmail dot com]."),
    (Contact, "Follow [@some_body92] for more."),
    (Contact, "The video is at [https://example.org/watch?v=1]."),
    (Contact, "See [www.example.pk/page]"),
    (Contact, "See [example.com] for it."),
    (Contact, "The group is [t.me/somegroup]."),
    (Contact, "She is [some_body92] there."),
    (Contact, "Find him on [Facebook: some.body]."),
    (Contact, "his [instagram id somebody] is open"),
    (Contact, "ای میل [somebody@example.org] پر لکھیں"),
    (Contact, "[فلان@example.org] پر لکھیں"),
    (Number, "Pay into [PK36 SCBL 0000 0011 2345 6702]."),
    (Number, "Pay into [PK36SCBL0000001123456702]."),
    (Number, "Pay into [GB82 WEST 1234 5698 7654 32]."),
    (Number, "Account [01234567890123]."),
    (Number, "A white car, [ABC-123], drove off."),
    (Number, "A white car, [LEA 9876], drove off."),
    (Number, "A white car, [BDM-17-456], drove off."),
    (Number, "It is [FIR No. 123/2014] at the station."),
    (Number, "گاڑی [ABC-123] تھی۔"),
    (Place, "It happened in [Goth Allah Bux] at night."),
    (Place, "It happened in [Khairo Dero village]."),
    (Place, "It happened in the [village of Khairo Dero]."),
    (Place, "They live in [House No. 12-B], not far."),
    (Place, "They live at [Street 4] now."),
    (Place, "They live in [Mohalla Shahi Bazaar]."),
    (Place, "They live in [Lyari Colony]."),
    (Place, "He voted in [Union Council Mirpur Buriro]."),
    (Place, "He voted in [UC-5] then."),
    (Place, "He voted in [Ward 12] then."),
    (Place, "He owns [Plot No. R-123] there."),
    (Place, "Near [Regal Chowk] the shops closed."),
    (Place, "They came from [Killi Ismail Zai] in a van."),
    (Place, "He preached in the [Quba mosque] on a Friday."),
    (Place, "He preached in [Jamia Masjid Quba]."),
    (Place, "She teaches at the [Al-Noor Public High School]."),
    (Place, "The boys of [Madrassa Darul Uloom] came."),
    (Place, "She teaches at [Jacobabad High School]."),
    (Place, "It was at [Chak 45] that they met."),
    (Place, "The road to [Rahimabad] was closed."),
    (Place, "woh [goth khairo] mein rehta hai"),
    (Place, "jhagra [mohalla shahi] mein hua"),
    (Place, "واقعہ [گوٹھ حاجی رحیم بخش] میں ہوا۔"),
    (Place, "واقعہ [گاؤں خیرو ڈیرو] میں ہوا۔"),
    (Place, "وہ [محلہ شاہی] میں رہتا ہے۔"),
    (Place, "وہ [گلی نمبر ۳] میں رہتا ہے۔"),
    (Place, "وہ [مکان نمبر ۱۲] میں رہتا ہے۔"),
    (Place, "ووٹ [یونین کونسل میرپور بڑیرو] میں تھا۔"),
    (Place, "ووٹ [وارڈ نمبر 5] میں تھا۔"),
    (Place, "[لیاقت کالونی] بند رہی۔"),
    (Place, "[ریگل چوک] پر دکانیں بند ہوئیں۔"),
    (Place, "خطبہ [جامع مسجد بلال] میں ہوا۔"),
    (Place, "لڑکے [مدرسہ دارالعلوم] کے تھے۔"),
    (Place, "وہ [رحیم آباد] سے آئے۔"),
    (Place, "واقعو [ڳوٺ خيرو ڏيرو] ۾ ٿيو."),
    (Place, "هو [محلو شاهي] ۾ رهي ٿو."),
    (Place, "ماڻهو [ڳوٺ لاڏو خان] کان آيا."),
    (Place, "[مسجد بلال] ۾ گڏجاڻي ٿي."),
    (Place, "پېښه په [کلي اسماعیل زي] کې وشوه."),
    (Place, "هغه د [کلي زرګران] دی."),
    (Coordinates, "The house is at [27.7052, 68.8574]."),
    (Coordinates, "The house is at [27.7052° N, 68.8574° E]."),
    (Coordinates, "The house is at [27.70 68.86]."),
    (Coordinates, "The house is at [27°42'18\" N 68°51'26\" E]."),
    (Coordinates, "It lies at [27 degrees 42 minutes north]."),
    (Coordinates, "[۲۷٫۷۰۵۲، ۶۸٫۸۵۷۴] پر ہے۔"),
    (Coordinates, "It is [8GQ2+XX] on the map."),
    (Coordinates, "It is [7JQ3P8VG+QX4] on the map."),
    (Coordinates, "Open [geo:27.7052,68.8574] there."),
    (Coordinates, "Open [https://maps.google.com/?q=27.7,68.8] there."),
    (Coordinates, "Open [goo.gl/maps/abcd] there."),
    (Coordinates, "Open [///filled.count.soap] there."),
    (Coordinates, "Open [filled.count.soap] there."),
];

/// The text without its brackets, and where what they held begins and ends in characters.
fn planted(case: &str) -> (String, u32, u32) {
    let before: String = case.chars().take_while(|character| *character != '[').collect();
    let within: String =
        case.chars().skip(before.chars().count() + 1).take_while(|character| *character != ']').collect();
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap();
    (case.replace(['[', ']'], ""), count(&before), count(&before) + count(&within))
}

/// What is wrong with a case: none if it is found as it should be.
fn fault(kind: FindingKind, case: &str) -> Option<String> {
    let (text, from, to) = planted(case);
    let found = found(&text, &known());
    let is_found = found.iter().any(|(finding, _)| finding.from <= from && finding.to >= to && finding.kind == kind);
    (!is_found).then(|| format!("{kind} {case}: {found:?}"))
}

fn check<'a>(cases: impl IntoIterator<Item = (FindingKind, &'a str)>) {
    let faults: Vec<String> = cases.into_iter().filter_map(|(kind, case)| fault(kind, case)).collect();
    assert!(faults.is_empty(), "{} missed:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn names_are_found() {
    check(NAMES.iter().map(|case| (Name, *case)));
}

#[test]
fn telephone_numbers_are_found() {
    check(PHONES.iter().map(|case| (Phone, *case)));
}

#[test]
fn numbers_contacts_and_places_are_found() {
    check(OTHERS.iter().copied());
}
