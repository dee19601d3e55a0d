//! Demonstration stories, the interventions that they tell, and the consents of those they tell of.

use chrono::{Days, NaiveDate};
use domain::{
    dates::{Date, Span},
    interventions::{
        Dispute, Durability, DurabilityCheck, Forum, Intervention, Method, Mode, Outcome, Story, StoryState,
    },
    organisations::Theme,
    places::Region,
    safety::{Channel, Consent, Level, Purpose},
    text::{Language, LocalText},
    trainings::Topic,
};

use super::{labelled, themes::Words};

/// What the demonstration tells.
pub(super) struct Told {
    pub(super) interventions: Vec<Intervention>,
    pub(super) stories: Vec<Story>,
    pub(super) consents: Vec<Consent>,
}

/// A story and its intervention. The texts name no district: publication may withhold it.
struct Tale {
    slug: &'static str,
    dispute: Dispute,
    methods: &'static [Method],
    topics: &'static [Topic],
    forum: Forum,
    /// Year, month, day on which it began, and how many days it took.
    began: (i32, u32, u32),
    days: u64,
    district: &'static str,
    region: Region,
    parties: u32,
    outcome: Outcome,
    checks: &'static [DurabilityCheck],
    theme: Theme,
    facilitator: &'static str,
    language: Language,
    title: Words,
    summary: Words,
    text: Words,
}

const fn check(months: u8, result: Durability) -> DurabilityCheck {
    DurabilityCheck { months, result }
}

/// The members who approved the stories.
const APPROVALS: [&str; 2] = ["member-deodar", "member-river-pebble"];

/// Days before today on which the consents were given.
const CONSENT_AGE: u64 = 20;

const TALES: [Tale; 4] = [
    Tale {
        slug: "water-channel",
        dispute: Dispute::Land,
        methods: &[Method::Mediation, Method::Negotiation],
        topics: &[Topic::Mediation, Topic::Negotiation],
        forum: Forum::Council,
        began: (2012, 4, 9),
        days: 64,
        district: "swat",
        region: Region::BorderRegion,
        parties: 34,
        outcome: Outcome::Agreed,
        checks: &[check(3, Durability::Held), check(6, Durability::Held), check(12, Durability::Held)],
        theme: Theme::Mediation,
        facilitator: "member-walnut",
        language: Language::Pashto,
        title: ("Demonstration story: two villages, one water channel", "نمائشی کہانی: دو گاؤں، پانی کی ایک نالی"),
        summary: (
            "After eight sittings the turns at the water were written down, and kept.",
            "آٹھ نشستوں کے بعد پانی کی باری لکھ دی گئی، اور اس پر عمل بھی ہوا۔",
        ),
        text: (
            "When the snow melted late, two villages quarrelled over whose fields drank first. Stones had been thrown before a facilitator asked both councils of elders for one sitting, and then for another.\n\nShe began with what each side feared, not with what it claimed. By the eighth sitting the elders had drawn the turns on a sheet of paper, day and night, and a young man of each village was made keeper of the gate.\n\nA year later the turns still held. The story is made up to show what a story looks like here.",
            "برف دیر سے پگھلی تو دو گاؤں اس پر جھگڑ پڑے کہ پہلے کس کے کھیت سیراب ہوں۔ پتھر چل چکے تھے کہ ایک سہولت کار نے دونوں طرف کے بزرگوں سے ایک نشست مانگی، پھر ایک اور۔\n\nاس نے دعووں کے بجائے خدشات سے بات شروع کی۔ آٹھویں نشست تک بزرگ دن اور رات کی باریاں کاغذ پر بنا چکے تھے، اور ہر گاؤں کا ایک نوجوان نالی کے دروازے کا نگران مقرر ہوا۔\n\nایک سال بعد بھی باریاں قائم تھیں۔ یہ کہانی فرضی ہے اور صرف یہ دکھاتی ہے کہ یہاں کہانی کیسی ہوتی ہے۔",
        ),
    },
    Tale {
        slug: "college-notice-board",
        dispute: Dispute::Community,
        methods: &[Method::Dialogue],
        topics: &[Topic::Dialogue, Topic::CommunicationSkills],
        forum: Forum::School,
        began: (2014, 9, 15),
        days: 12,
        district: "karachi-central",
        region: Region::Karachi,
        parties: 60,
        outcome: Outcome::Deescalated,
        checks: &[check(3, Durability::Held), check(6, Durability::Partly)],
        theme: Theme::Youth,
        facilitator: "member-sea-breeze",
        language: Language::Urdu,
        title: ("Demonstration story: the notice board", "نمائشی کہانی: نوٹس بورڈ"),
        summary: (
            "Two groups of students agreed on rules for one wall before anyone was hurt.",
            "کسی کو چوٹ لگنے سے پہلے طلبہ کے دو گروہ ایک دیوار کے اصولوں پر متفق ہو گئے۔",
        ),
        text: (
            "Posters were torn down, put up again and torn down at night. A lecturer who had learned to lead dialogues asked ten students of each group to a room without telephones.\n\nThey spoke in turns, each first repeating what the one before had said. On the third afternoon they divided the wall by weeks, and left one corner to those who belong to neither group.\n\nSix months later the corner was the liveliest part. The story is made up to show what a story looks like here.",
            "پوسٹر پھاڑے جاتے، پھر لگائے جاتے اور رات کو پھر پھاڑ دیے جاتے۔ مکالمے کی تربیت یافتہ ایک استاد نے دونوں گروہوں کے دس دس طلبہ کو ایک کمرے میں بلایا جہاں فون لانے کی اجازت نہ تھی۔\n\nہر ایک باری پر بولا، اور بولنے سے پہلے پچھلے کی بات دہرائی۔ تیسری سہ پہر انہوں نے دیوار ہفتوں میں بانٹ لی اور ایک کونا اُن کے لیے چھوڑ دیا جو کسی گروہ میں نہیں۔\n\nچھ ماہ بعد وہی کونا سب سے بارونق تھا۔ یہ کہانی فرضی ہے اور صرف یہ دکھاتی ہے کہ یہاں کہانی کیسی ہوتی ہے۔",
        ),
    },
    Tale {
        slug: "shop-under-the-stairs",
        dispute: Dispute::Family,
        methods: &[Method::Mediation, Method::Referral],
        topics: &[Topic::Mediation, Topic::CommunicationSkills],
        forum: Forum::Sitting,
        began: (2019, 11, 4),
        days: 21,
        district: "larkana",
        region: Region::InteriorSindh,
        parties: 7,
        outcome: Outcome::Agreed,
        checks: &[check(3, Durability::Held), check(12, Durability::Held)],
        theme: Theme::Mediation,
        facilitator: "member-date-palm",
        language: Language::Sindhi,
        title: ("Demonstration story: the shop under the stairs", "نمائشی کہانی: سیڑھیوں کے نیچے کی دکان"),
        summary: (
            "Brothers and a sister divided what their father left without going to court.",
            "بھائیوں اور بہن نے باپ کی چھوڑی ہوئی جائیداد عدالت گئے بغیر تقسیم کر لی۔",
        ),
        text: (
            "A small shop stayed shut for two years because nobody could say whose it was. The facilitator, a teacher, visited each household alone before all sat together.\n\nA legal adviser told them what the law gives to whom, the sister included. Then they needed only one evening: the shop was let, and the rent divided as the law divides.\n\nThe shutters have been up since. The story is made up to show what a story looks like here.",
            "ایک چھوٹی سی دکان دو سال بند رہی کیونکہ کوئی نہیں کہہ سکتا تھا کہ کس کی ہے۔ سہولت کار، جو ایک استاد ہے، سب کو اکٹھا کرنے سے پہلے ہر گھر میں الگ الگ گیا۔\n\nایک قانونی مشیر نے بتایا کہ قانون کس کو کیا دیتا ہے، بہن کو بھی۔ پھر ایک ہی شام کافی تھی: دکان کرائے پر دی گئی اور کرایہ قانون کے مطابق تقسیم ہوا۔\n\nتب سے دکان کھلی ہے۔ یہ کہانی فرضی ہے اور صرف یہ دکھاتی ہے کہ یہاں کہانی کیسی ہوتی ہے۔",
        ),
    },
    Tale {
        slug: "rumour-at-the-market",
        dispute: Dispute::Community,
        methods: &[Method::EarlyWarning, Method::Dialogue],
        topics: &[Topic::ConflictAnalysis, Topic::Dialogue],
        forum: Forum::PublicMeeting,
        began: (2024, 8, 19),
        days: 4,
        district: "sukkur",
        region: Region::InteriorSindh,
        parties: 45,
        outcome: Outcome::Prevented,
        checks: &[check(3, Durability::Held), check(6, Durability::Held)],
        theme: Theme::Narratives,
        facilitator: "member-honey-bee",
        language: Language::Sindhi,
        title: ("Demonstration story: a rumour at the market", "نمائشی کہانی: بازار میں افواہ"),
        summary: (
            "Shopkeepers and a journalist stopped a rumour within an afternoon.",
            "دکان داروں اور ایک صحافی نے ایک سہ پہر میں افواہ روک دی۔",
        ),
        text: (
            "At noon it was said that one group's boys had beaten another's. By two o'clock shutters came down. A journalist of the network rang three people he trusted on either side, and found the two boys at home, unhurt.\n\nHe asked their fathers to walk through the market together, which they did, and to drink tea where everyone could see them.\n\nThe traders now keep a list of whom to ring first. The story is made up to show what a story looks like here.",
            "دوپہر کو بات پھیلی کہ ایک برادری کے لڑکوں نے دوسری کے لڑکوں کو مارا ہے۔ دو بجے تک دکانیں بند ہونے لگیں۔ نیٹ ورک کے ایک صحافی نے دونوں طرف تین تین قابلِ اعتماد لوگوں کو فون کیا اور دونوں لڑکوں کو گھر پر صحیح سلامت پایا۔\n\nاس نے دونوں کے والد سے کہا کہ بازار میں ساتھ ساتھ چلیں، اور وہ چلے، اور ایسی جگہ چائے پئیں جہاں سب دیکھ سکیں۔\n\nاب تاجروں کے پاس فہرست ہے کہ سب سے پہلے کس کو فون کرنا ہے۔ یہ کہانی فرضی ہے اور صرف یہ دکھاتی ہے کہ یہاں کہانی کیسی ہوتی ہے۔",
        ),
    },
];

/// The stories that can be told `today`, a year after the event, at most `most` of them.
pub(super) fn stories(today: Date, most: u32) -> Told {
    let past = |tale: &&Tale| (today - began(tale)).num_days() > 365;
    let tales = || TALES.iter().filter(past).take(most as usize);
    Told {
        interventions: tales().map(intervention).collect(),
        stories: tales().map(story).collect(),
        consents: tales().map(|tale| consent(tale, today)).collect(),
    }
}

fn intervention(tale: &Tale) -> Intervention {
    let from = began(tale);
    Intervention {
        key: format!("demonstration-{}", tale.slug),
        mode: Mode::Direct,
        dispute: tale.dispute,
        gender_based: false,
        methods: tale.methods.to_vec(),
        forum: Some(tale.forum),
        span: Span::days(from, from.checked_add_days(Days::new(tale.days - 1)).unwrap_or(from)),
        district: Some(tale.district.to_owned()),
        region: Some(tale.region),
        parties: Some(tale.parties),
        outcome: tale.outcome,
        checks: tale.checks.to_vec(),
        themes: vec![tale.theme],
        facilitators: vec![tale.facilitator.to_owned()],
        skills: tale.topics.to_vec(),
        notes: String::new(),
        point: None,
        level: Level::Public,
        provenance: labelled(),
    }
}

fn story(tale: &Tale) -> Story {
    let text = |words: Words| LocalText::english_urdu(words.0, words.1);
    Story {
        key: story_key(tale),
        intervention: format!("demonstration-{}", tale.slug),
        title: text(tale.title),
        summary: text(tale.summary),
        text: text(tale.text),
        state: StoryState::Published,
        approvals: APPROVALS.iter().map(|key| (*key).to_owned()).collect(),
        provenance: labelled(),
    }
}

fn consent(tale: &Tale, today: Date) -> Consent {
    Consent {
        subject: story_key(tale),
        purpose: Purpose::Story,
        level: Level::Public,
        channel: Channel::Spoken,
        language: tale.language,
        text_version: "demonstration-1".to_owned(),
        given: today.checked_sub_days(Days::new(CONSENT_AGE)).unwrap_or(today),
        withdrawn: None,
    }
}

fn began(tale: &Tale) -> Date {
    let (year, month, day) = tale.began;
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn story_key(tale: &Tale) -> String {
    format!("demonstration-story-{}", tale.slug)
}
