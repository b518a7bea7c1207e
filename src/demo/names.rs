//! Names and words for the participants that are played from a seed. All of it is made up.

/// Given names, the family names (infix, family) they go with, and whether Dutch is the first language.
pub type Origin = (&'static [&'static str], &'static [(&'static str, &'static str)], bool);

/// Where names come from.
pub const ORIGINS: &[Origin] = &[
    (
        &[
            "Anja", "Bert", "Corrie", "Dirk", "Els", "Frans", "Gerda", "Henk", "Ineke", "Joop", "Kees",
            "Linda",
        ],
        &[
            ("de", "Boer"),
            ("van den", "Berg"),
            ("", "Visser"),
            ("", "Smit"),
            ("", "Meijer"),
            ("van der", "Linden"),
            ("", "Mulder"),
            ("ter", "Haar"),
            ("'t", "Hoen"),
            ("", "Groen"),
        ],
        true,
    ),
    (
        &["Amina", "Bilal", "Dounia", "Hicham", "Karima", "Mustafa", "Naima", "Omar", "Rachida", "Youssef"],
        &[
            ("el", "Idrissi"),
            ("", "Benali"),
            ("", "Ouali"),
            ("el", "Haddaoui"),
            ("", "Zerouali"),
            ("", "Amrani"),
        ],
        false,
    ),
    (
        &["Emine", "Ferhat", "Gülşen", "Hüseyin", "İpek", "Kemal", "Özlem", "Şükran", "Yusuf"],
        &[("", "Yıldız"), ("", "Öztürk"), ("", "Şahin"), ("", "Kılıç"), ("", "Aydın"), ("", "Çetin")],
        false,
    ),
    (
        &["Agnieszka", "Bożena", "Jakub", "Łukasz", "Małgorzata", "Paweł", "Zofia"],
        &[("", "Nowak"), ("", "Wiśniewska"), ("", "Wójcik"), ("", "Zieliński"), ("", "Dąbrowska")],
        false,
    ),
    (
        &["Abrehet", "Dawit", "Helen", "Mehari", "Saba", "Yonas"],
        &[("", "Tekle"), ("", "Ghebre"), ("", "Haile"), ("", "Woldu")],
        false,
    ),
    (
        &["Basma", "Dima", "Firas", "Khaled", "Lina", "Mahmoud", "Rania", "Yara"],
        &[("al", "Khatib"), ("al", "Masri"), ("", "Darwish"), ("", "Saleh"), ("", "Kassab")],
        false,
    ),
    (
        &["Minh", "Thị Lan", "Văn Dũng", "Xiuying", "Wei"],
        &[("", "Nguyễn"), ("", "Trần"), ("", "Lê"), ("", "Wang"), ("", "Chen")],
        false,
    ),
];

/// Wishes in their own words.
pub const WISHES: &[&str] = &[
    "Ik wil de brieven van school zelf lezen.",
    "Ik wil met de buren kunnen praten.",
    "Ik wil een betere baan.",
    "Ik wil mijn kinderen helpen met rekenen.",
    "Ik wil een mail durven sturen.",
    "Ik wil niet meer zeggen dat ik mijn bril vergeten ben.",
    "Ik wil mijn rijbewijs halen.",
    "Ik wil weten wat er op mijn loonstrook staat.",
    "Ik wil de computer begrijpen.",
    "Ik wil werken in de keuken.",
];

/// Small steps.
pub const STEPS: &[&str] = &[
    "Een kaartje schrijven",
    "De bus opzoeken op de telefoon",
    "Een vraag stellen in de winkel",
    "Twintig minuten lezen",
    "Naar het taalcafé gaan",
    "De school bellen",
    "Het rooster zelf lezen",
    "Een formulier meenemen",
];

/// What is done about a barrier.
pub const ACTIONS: &[&str] = &[
    "samen uitzoeken",
    "bellen met de gemeente",
    "pauze in de les",
    "avondles zoeken",
    "oefenen met maatje",
];

/// What coaches write after a talk.
pub const NOTES: &[&str] = &[
    "Gaat goed.",
    "Vindt de les leuk, oefent thuis.",
    "Had weinig tijd, wil wel door.",
    "Is trots op de eerste brief.",
    "Wil graag een maatje.",
    "",
];

/// Towns.
pub const PLACES: &[&str] = &["Enschede", "Hengelo", "Almelo", "Oldenzaal", "Haaksbergen"];

/// Where people are found.
pub const FOUND_AT: &[&str] =
    &["school", "bibliotheek", "werkgever", "wijkteam", "schuldhulp", "kinderopvang"];

/// What a module is called, with its lane.
pub const MODULES: &[(&str, crate::domain::trajectory::Lane)] = {
    use crate::domain::trajectory::Lane;
    &[
        ("Taal op de werkvloer", Lane::Basic),
        ("Praten met collega's", Lane::Basic),
        ("Digitaal op weg", Lane::Basic),
        ("Werken in de zorg 1", Lane::Vocational),
        ("Schoonmaak basis", Lane::Vocational),
        ("Heftruck", Lane::Vocational),
        ("Praktijkleren", Lane::Both),
    ]
};
