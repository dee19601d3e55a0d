//! Texts that identify nobody.

use domain::safety::identifying::Known;
use proptest::prelude::*;

use crate::{found, known};

/// Sentences of the kinds that demonstration, programme and pages have.
const SENTENCES: &[&str] = &[
    "When the river rose early, two villages quarrelled over which field drank first. Stones flew before a facilitator asked both councils for one sitting.",
    "By the eighth sitting the elders had drawn the turns on paper, day and night, and a young man of each village kept the gate.",
    "A lecturer who had learned to lead dialogues asked ten students of each group into a room without telephones.",
    "A legal adviser told them what the law gives to whom, the sister included. The shop was let and the rent divided.",
    "At noon it was said that one group's boys had beaten another's; by two o'clock shutters came down in the market.",
    "The mosque and the school stayed open, and the street was quiet. In the village nobody slept.",
    "Weekly dialogue circles, a football league with mixed teams, and visits between neighbourhoods that seldom meet.",
    "Demonstration story: two villages, one water channel",
    "Training of Trainers in Conflict Analysis, Dialogue Skills and Electoral Violence Prevention",
    "The Network met in Karachi in January 2014, on Monday, 12.04.2014, between 9:30 and 16:45, and again on 3/5/2014.",
    "During Ramadan, Muharram and Eid the Election Commission of Pakistan and the Human Rights Commission were told.",
    "In Jacobabad and Kashmore, Interior Sindh, 34 people from 12 villages took part; 1,200,000 rupees were spent from 2012 to 2014.",
    "The grants of 2012, 2013 and 2014 paid Rs 2500000, 12,50,000 rupees and USD 45,000.",
    "Modules: Mediation, Negotiation, Human Rights and the Rule of Law, Monitoring and Evaluation.",
    "USIP and an NGO of Khyber Pakhtunkhwa trained 40 trainees in 3-5 days; 80% had used it after 3 and 6 months.",
    "The United Nations Office on Drugs and Crime wrote, in English and in Urdu, that Afghan and Pakistani officials had met.",
    "Women could come only when the way home was safe. Floods closed the roads for a season.",
    "The score was 3-2, the fever 38.5, the share 12.5 per cent, the ratio 1:3, the ages 12, 14, 15 and 17.",
    "The jirga's Malik asked for patience, and the Maulana agreed.",
    "Shopkeepers, teachers, a Union Council and the School Committee keep a list of whom to ring first.",
    "برف دیر سے پگھلی تو دو گاؤں اس پر جھگڑ پڑے کہ پہلے کس کے کھیت سیراب ہوں۔ پتھر چلے تو ایک سہولت کار نے بزرگوں سے نشست مانگی۔",
    "آٹھویں نشست تک بزرگ باریاں کاغذ پر بنا چکے تھے، اور ہر گاؤں کا ایک نوجوان نالی کا نگران مقرر ہوا۔",
    "مکالمے کی تربیت یافتہ ایک استاد نے دونوں گروہوں کے دس دس طلبہ کو ایک کمرے میں بلایا۔",
    "ایک قانونی مشیر نے بتایا کہ قانون کس کو کیا دیتا ہے، بہن کو بھی۔ دکان کرائے پر دی گئی۔",
    "نیٹ ورک کے ایک صحافی نے دونوں طرف تین تین قابلِ اعتماد لوگوں کو فون کیا۔",
    "خواتین کے لیے ثالثی کی تربیت، کونسلروں اور پولیس سے ملاقاتیں، اور مشورے کے لیے ایک محفوظ رابطہ۔",
    "گاؤں کے بزرگ اور مسجد کے امام صلح پر راضی ہوئے۔ اسکول بند رہا اور سڑک خالی تھی۔",
    "جیکب آباد اور سکھر میں ۲۰۱۲ سے ۲۰۱۴ تک ۳۴ لوگ شریک ہوئے، پیر کو ۱۲ جنوری ۲۰۱۴ کے دن۔",
    "ملک میں امن کی بہار آئے، اور نور پھیلے۔ ملک بھر کے سردار امید رکھتے ہیں۔",
    "صوبہ سندھ اور خیبر پختونخوا کے اضلاع میں یہ منصوبہ چل رہا ہے۔",
    "ٻن ڳوٺن جي وچ ۾ پاڻي تي جهيڙو ٿيو. سهولتڪار وڏن کي گڏ ڪيو ۽ فيصلو ٿيو.",
    "ڳوٺ جا ماڻهو گڏ ٿيا ۽ امن جي ڳالهه ڪئي.",
    "جيڪب آباد ۾ ٽن ڏينهن جي تربيت ٿي.",
    "د کلي مشران سره کېناستل او د اوبو پر سر شخړه حل شوه.",
    "په پېښور کې درې ورځې روزنه وشوه، او ښځو هم برخه واخیسته.",
    "gaon ke log jirge mein aaye aur pani ka faisla ho gaya",
];

#[test]
fn nothing_is_found_in_what_names_nobody() {
    let known = known();
    let faults: Vec<String> = SENTENCES
        .iter()
        .filter_map(|text| {
            Some(found(text, &known)).filter(|found| !found.is_empty()).map(|found| format!("{text}: {found:?}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn known_places_are_no_finding_and_unknown_ones_are() {
    let text = "They met in Garhi Yasin, far from Sindh.";
    assert_eq!(found(text, &known())[0].1, "Garhi Yasin");
    assert_eq!(found(text, &Known::new(["Garhi  yasin", ""])), []);
    assert_eq!(found("وہ گڑھی یاسین میں ملے", &Known::new(["گڑهي ياسين"])), [], "spelt as in Sindhi");
}

#[test]
fn a_title_makes_a_name_even_of_a_known_place() {
    assert_eq!(found("They asked Haji Dadu to come.", &known())[0].1, "Haji Dadu");
}

#[test]
fn those_whom_religion_honours_are_no_party() {
    assert_eq!(found("حضرت علی اور امام حسین کی یاد میں جلوس نکلا۔", &known()), []);
    assert_eq!(found("They spoke of Prophet Muhammad and of Imam Hussain.", &known()), []);
}

proptest! {
    #[test]
    fn dates_years_and_amounts_are_no_numbers_of_people(
        (day, month, year) in (1..=28_u32, 1..=12_u32, 1990..2040_u32), amount in 1_000_000..99_999_999_u32, count in 0..10_000_u32,
    ) {
        let millions = format!("{},{:03},{:03}", amount / 1_000_000, amount / 1000 % 1000, amount % 1000);
        let text = format!("On {day:02}.{month:02}.{year} - {year}-{month:02}-{day:02} we paid {millions} for {count} in {year}/{:02}", (year + 1) % 100);
        prop_assert_eq!(found(&text, &known()), []);
    }
}
