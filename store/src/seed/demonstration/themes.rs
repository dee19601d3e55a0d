//! Lines of work of the demonstration's organisations and grants, in words.

use domain::organisations::{NetworkKind, Theme};

/// A text in English and Urdu.
pub(super) type Words = (&'static str, &'static str);

/// What an organisation of one theme does, and what its grants pay for.
pub(super) struct Work {
    pub(super) theme: Theme,
    pub(super) network: NetworkKind,
    /// Ends "works with …".
    pub(super) with: Words,
    /// Names the theme in a title.
    pub(super) label: Words,
    pub(super) activities: Words,
    pub(super) innovations: [Words; 2],
    /// Titles of projects.
    pub(super) projects: [Words; 2],
}

/// The lines of work, in the order that the table of organisations counts them.
pub(super) const WORKS: [Work; 8] = [
    Work {
        theme: Theme::Youth,
        network: NetworkKind::YouthEmpowerment,
        with: ("young people between school and their first job", "تعلیم اور پہلی ملازمت کے درمیان کے نوجوانوں"),
        label: ("youth", "نوجوان"),
        activities: (
            "Weekly dialogue circles, a football league with mixed teams, and visits between neighbourhoods that seldom meet.",
            "ہفتہ وار مکالمے کے حلقے، ملی جلی ٹیموں کی فٹ بال لیگ، اور ایسے محلوں کے درمیان ملاقاتیں جو کم ملتے ہیں۔",
        ),
        innovations: [
            (
                "Young people choose the topics and lead the circles themselves.",
                "نوجوان خود موضوع چنتے ہیں اور حلقوں کی قیادت بھی خود کرتے ہیں۔",
            ),
            (
                "Each team has a mediator of its own, trained before the season.",
                "ہر ٹیم کا اپنا ثالث ہوتا ہے جسے کھیل شروع ہونے سے پہلے تربیت دی جاتی ہے۔",
            ),
        ],
        projects: [
            ("dialogue circles for young people", "نوجوانوں کے لیے مکالمے کے حلقے"),
            ("a league of mixed teams", "ملی جلی ٹیموں کی لیگ"),
        ],
    },
    Work {
        theme: Theme::WomensInclusion,
        network: NetworkKind::PolicySupport,
        with: ("women who settle disputes in their neighbourhoods", "محلوں میں تنازعات سلجھانے والی خواتین"),
        label: ("women's inclusion", "خواتین کی شمولیت"),
        activities: (
            "Training for women as mediators, meetings with councillors and police, and a quiet line for advice.",
            "خواتین کے لیے ثالثی کی تربیت، کونسلروں اور پولیس سے ملاقاتیں، اور مشورے کے لیے ایک محفوظ رابطہ۔",
        ),
        innovations: [
            (
                "Sessions are held at hours and in places that mothers chose.",
                "نشستیں اُن اوقات اور مقامات پر ہوتی ہیں جو مائیں خود چنتی ہیں۔",
            ),
            (
                "Pairs of an older and a younger mediator share every case.",
                "ہر معاملہ ایک بزرگ اور ایک نوجوان ثالث مل کر سنبھالتی ہیں۔",
            ),
        ],
        projects: [
            ("women mediators in the neighbourhood", "محلے کی خواتین ثالث"),
            ("women's seats at the council of elders", "بزرگوں کی کونسل میں خواتین کی نشستیں"),
        ],
    },
    Work {
        theme: Theme::FaithActors,
        network: NetworkKind::Narratives,
        with: ("religious scholars and congregations of several traditions", "مختلف روایتوں کے علما اور عقیدت مندوں"),
        label: ("faith actors", "مذہبی رہنما"),
        activities: (
            "Joint visits on holy days, a shared calendar of processions, and talks on difference and respect.",
            "مقدس دنوں پر مشترکہ ملاقاتیں، جلوسوں کا مشترکہ کیلنڈر، اور اختلاف و احترام پر گفتگو۔",
        ),
        innovations: [
            ("Scholars answer rumours together, within a day.", "علما مل کر ایک دن کے اندر افواہوں کا جواب دیتے ہیں۔"),
            (
                "Students of different seminaries restore a public garden together.",
                "مختلف مدارس کے طلبہ مل کر ایک باغ سنوارتے ہیں۔",
            ),
        ],
        projects: [
            ("a shared calendar of holy days", "مقدس دنوں کا مشترکہ کیلنڈر"),
            ("scholars against rumours", "افواہوں کے خلاف علما"),
        ],
    },
    Work {
        theme: Theme::Education,
        network: NetworkKind::YouthEmpowerment,
        with: ("teachers and parents of public schools", "سرکاری اسکولوں کے اساتذہ اور والدین"),
        label: ("education", "تعلیم"),
        activities: (
            "Lessons on handling conflict, peer mediators in school yards, and evenings with parents.",
            "تنازعات سنبھالنے کے اسباق، اسکول کے صحن میں ہم جماعت ثالث، اور والدین کے ساتھ شامیں۔",
        ),
        innovations: [
            ("Pupils write the rules of their own mediation corner.", "طلبہ اپنے گوشۂ ثالثی کے اصول خود لکھتے ہیں۔"),
            (
                "A story box travels from school to school and grows on the way.",
                "کہانیوں کا صندوق اسکول سے اسکول جاتا ہے اور راستے میں بھرتا جاتا ہے۔",
            ),
        ],
        projects: [
            ("peer mediators in schools", "اسکولوں میں ہم جماعت ثالث"),
            ("lessons on handling conflict", "تنازعات سنبھالنے کے اسباق"),
        ],
    },
    Work {
        theme: Theme::Narratives,
        network: NetworkKind::Narratives,
        with: (
            "local journalists, storytellers and makers of short films",
            "مقامی صحافیوں، قصہ گوؤں اور مختصر فلمیں بنانے والوں",
        ),
        label: ("narratives", "بیانیہ"),
        activities: (
            "A radio hour in the local language, workshops on reporting conflict with care, and short films.",
            "مقامی زبان میں ریڈیو کا ایک گھنٹہ، تنازعات کی محتاط خبر نگاری پر ورکشاپیں، اور مختصر فلمیں۔",
        ),
        innovations: [
            (
                "Listeners decide by message which story is followed up.",
                "سامعین پیغام کے ذریعے طے کرتے ہیں کہ کون سی کہانی آگے بڑھے۔",
            ),
            (
                "Editors of rival papers check one another's sensitive reports.",
                "حریف اخباروں کے مدیر ایک دوسرے کی حساس خبریں جانچتے ہیں۔",
            ),
        ],
        projects: [
            ("a radio hour for peace", "امن کے لیے ریڈیو کا ایک گھنٹہ"),
            ("reporting conflict with care", "تنازعات کی محتاط خبر نگاری"),
        ],
    },
    Work {
        theme: Theme::VictimSupport,
        network: NetworkKind::VictimSupport,
        with: ("families who lost someone to violence", "تشدد میں اپنے پیارے کھونے والے خاندانوں"),
        label: ("victim support", "متاثرین کی معاونت"),
        activities: (
            "Home visits, help with papers and compensation, and a circle in which families support one another.",
            "گھروں پر ملاقاتیں، کاغذات اور معاوضے میں مدد، اور ایک حلقہ جس میں خاندان ایک دوسرے کا سہارا بنتے ہیں۔",
        ),
        innovations: [
            (
                "Former clients train the volunteers who visit.",
                "جن خاندانوں کی مدد ہو چکی، وہی نئے رضاکاروں کو تربیت دیتے ہیں۔",
            ),
            (
                "One companion stays with a family through every office.",
                "ایک ہی ساتھی ہر دفتر میں خاندان کے ساتھ رہتا ہے۔",
            ),
        ],
        projects: [
            ("companions for bereaved families", "سوگوار خاندانوں کے ساتھی"),
            ("help with papers and compensation", "کاغذات اور معاوضے میں مدد"),
        ],
    },
    Work {
        theme: Theme::SocialCohesion,
        network: NetworkKind::PolicySupport,
        with: ("old residents and newcomers of crowded quarters", "گنجان علاقوں کے پرانے اور نئے رہنے والوں"),
        label: ("social cohesion", "سماجی ہم آہنگی"),
        activities: (
            "A committee of neighbours for water and waste, shared meals, and early warning of quarrels.",
            "پانی اور کچرے کے لیے ہمسایوں کی کمیٹی، مل کر کھانا، اور جھگڑوں کی بروقت خبر۔",
        ),
        innovations: [
            (
                "A street map of tensions that neighbours update each month.",
                "گلیوں میں تناؤ کا نقشہ جسے ہمسائے ہر ماہ تازہ کرتے ہیں۔",
            ),
            ("Shopkeepers act as first listeners.", "دکان دار سب سے پہلے سننے والے بنتے ہیں۔"),
        ],
        projects: [
            ("a committee of neighbours", "ہمسایوں کی کمیٹی"),
            ("early warning of quarrels", "جھگڑوں کی بروقت خبر"),
        ],
    },
    Work {
        theme: Theme::Policy,
        network: NetworkKind::PolicySupport,
        with: ("councillors, officials and researchers", "کونسلروں، اہلکاروں اور محققین"),
        label: ("policy", "پالیسی"),
        activities: (
            "Round tables on prevention, a yearly local report, and training in monitoring and in managing money.",
            "روک تھام پر گول میز نشستیں، سالانہ مقامی رپورٹ، اور نگرانی و مالی انتظام کی تربیت۔",
        ),
        innovations: [
            (
                "Every recommendation carries the name of the office that can act on it.",
                "ہر سفارش کے ساتھ اس دفتر کا نام ہوتا ہے جو اس پر عمل کر سکتا ہے۔",
            ),
            ("Small organisations share one accountant.", "چھوٹی تنظیمیں ایک ہی محاسب سے کام لیتی ہیں۔"),
        ],
        projects: [
            ("round tables on prevention", "روک تھام پر گول میز نشستیں"),
            ("shared services for small organisations", "چھوٹی تنظیموں کے لیے مشترکہ خدمات"),
        ],
    },
];

/// What holds the work back.
pub(super) const CHALLENGES: [Words; 8] = [
    ("The grant ended while trust was still growing.", "گرانٹ اس وقت ختم ہوئی جب اعتماد ابھی بن رہا تھا۔"),
    ("Volunteers move away for work.", "رضاکار روزگار کے لیے دوسرے شہر چلے جاتے ہیں۔"),
    (
        "What changed between people is hard to put into the report's figures.",
        "لوگوں کے درمیان جو بدلا اسے رپورٹ کے اعداد میں بیان کرنا مشکل ہے۔",
    ),
    ("Women could come only when the way home was safe.", "خواتین اسی وقت آ سکیں جب گھر واپسی کا راستہ محفوظ تھا۔"),
    ("Floods closed the roads for a season.", "سیلاب نے ایک پورے موسم کے لیے راستے بند کر دیے۔"),
    (
        "Several organisations did the same nearby without knowing of one another.",
        "قریب ہی کئی تنظیمیں یہی کام ایک دوسرے سے بے خبر کر رہی تھیں۔",
    ),
    ("Permissions took longer than the activity itself.", "اجازت نامے لینے میں خود سرگرمی سے زیادہ وقت لگا۔"),
    ("Plans had to follow the tensions of an election year.", "منصوبوں کو انتخابی سال کے تناؤ کے مطابق بدلنا پڑا۔"),
];
