"""French words by which a document says what it is."""

from pipeline.language.document_words import MetadataWords

METADATA = MetadataWords(
    imprint=(
        r"publié|posté|paru|mise? (?:à jour|en ligne)|actualisé|diffusé|date de (?:publication|parution)|"
        r"édition|version"
    ),
    imprint_tail=r"le|du|d['’]|au|de|en",
    state=r"situation|état|données|chiffres|arrêté\w*",
    state_at="au|à la date du",
    dateline_tail=r"le\s",
    issue=r"num[ée]ro\s\d+|volume\s\d+|vol\.?\s?\d+|[ée]dition|date|mois",
    kinds={
        "newsletter": (
            r"lettres? d['’ ]?informations?",
            r"lettre (?:mensuelle|bimestrielle|trimestrielle)",
            r"lettre semestrielle",
            "newsletter",
            "infolettre",
            r"infos? n°",
            r"flash[- ]infos?",
        ),
        "bulletin": ("bulletins?",),
        "report": (
            "rapports?",
            "livrets?",
            "études?",
            "évaluations?",
            "capitalisations?",
            "audits?",
            "bilans?",
            "diagnostics?",
            "atlas",
            "synthèse",
        ),
        "minutes": (
            r"procès[- ]verba(?:l|ux)",
            r"comptes?[- ]rendus?",
            r"relevés? de (?:décisions|conclusions)",
            "relevé des décisions",
            r"aide[- ]mémoire",
        ),
        "press release": (r"communiqué(?: de presse| conjoint)?",),
        "agreement": (
            r"conventions? (?:de|d['’])\s?\w+",
            r"protocole d['’]accord",
            r"lettre d['’]entente",
            r"accord (?:de|cadre)",
            "avenant",
        ),
        "fact sheet": ("fiches?", "dépliant", "brochure", "plaquette"),
        "plan": (
            r"plans? d['’]actions?",
            "programmes? de travail",
            "plan de travail",
            "ptba",
            "plan stratégique",
        ),
        "call": (
            r"appels? (?:d['’]offres|à (?:propositions|projets|candidatures|manifestation))",
            "avis de recrutement",
            "termes de référence",
        ),
        "guide": ("guide", "manuel"),
        "letter": ("lettre circulaire", "circulaire", r"note (?:de service|circulaire)"),
    },
    period="période|exercice|intervalle|cours|durant|pendant",
    period_of=r"de référence|couverte|concernée|allant|de|du|d['’]|des|est|va",
    period_tail=r"l['’]|la |le |mois de |du |de ",
    monthly="mensuel(?:le)?s?",
    reports_on="rapport|bilan|bulletin|activités|annuel|exercice|année|semestriel|trimestriel",
    no_title=(
        r"publié|posté|mise? (?:en ligne|à jour)|par|tél|fax|réf|n°|république|un peuple|ministère|"
        r"secrétariat|présidence|primature|ambassade|gouvernorat|"
        r"direction (?:générale|nationale|régionale)|accueil|actualités?"
    ),
    sections=(
        r"introduction|sommaire|table des mati[eè]res|résumé|éditorial|[ée]dito|avant-propos|"
        r"préface|contexte|"
        r"sigles|liste des|abréviations|remerciements|mots?-clés|contacts?|pour nous joindre"
    ),
    continuation=r"à|au|aux|de|des|du|d['’]|en|et|pour|sur",
    made_up_titles=r"sans titre|présentation powerpoint",
    in_names=r"(?:de|du|des|la|le|et|pour)\s|d['’]|l['’]",
    published_by=r"[ÉEée]dité(?:e)?|[Pp]ublié(?:e)?|[Pp]roduit(?:e)?",
    published_on="le|en",
    by=r"par\s(?:la\s|le\s|l['’])?",
    publisher_label=r"[ÉE]diteur|Publication|Organe d['’]information",
    series="bulletins?|lettres?|numéros|rapports|publications",
    series_site=r"site (?:web|internet|officiel) (?:de la |de l['’]|du |des |de |d['’])",
    contact="contacts?|nous contacter|contactez[- ]nous|pour nous joindre|adresse",
    contact_label="Contacts?|Adresse",
    organisation=(
        r"agence|ambassade|association|bureau|conseil|coopération|direction|fondation|fonds|groupe|institut|"
        r"minist[èe]re|mission|programme|projet|réseau|secr[ée]tariat|service|société|unité|université"
    ),
    no_name=r"t[ée]l|fax|courriel|adresse|site|b\.?p|contact",
    institution=(
        r"minist[èe]re|secr[ée]tariat|direction|ambassade|agence|commissariat|gouvernorat|conseil|primature|"
        r"pr[ée]sidence|cellule|bureau|fonds|banque|institut|cour"
    ),
    institution_of=r"de|du|des|d['’]|la|g[ée]n[ée]rale?|nationale?|r[ée]gionale?",
    section_of="section|division|unité",
    countries={
        "BJ": (r"béninoise?s?",),
        "BF": ("Burkina", "burkinabè"),
        "CI": (r"ivoirien(?:ne)?s?",),
        "GW": (r"bissau-guinéen(?:ne)?s?",),
        "ML": (r"malien(?:ne)?s?",),
        "NE": (r"nigérien(?:ne)?s?",),
        "SN": (r"sénégalaise?s?",),
        "TG": (r"togolaise?s?",),
        "CM": (r"camerounaise?s?",),
        "CF": ("[Cc]entrafrique", "RCA", r"centrafricaine?s?"),
        "CG": ("Congo",),
        "GA": (r"gabonaise?s?",),
        "GQ": ("Guinée [Éé]quatoriale",),
        "TD": (r"tchadien(?:ne)?s?",),
        "MR": (r"mauritanien(?:ne)?s?",),
        "GN": (r"guinéen(?:ne)?s?",),
        "GM": (r"gambien(?:ne)?s?",),
        "MZ": (r"mozambicaine?s?",),
        "AO": (r"angolaise?s?",),
        "CV": (r"cap-verdien(?:ne)?s?", "Cap-Vert"),
        "ST": (r"santoméen(?:ne)?s?",),
        "CD": ("RDC", "RD Congo", "République [Dd]émocratique du Congo"),
        "MG": (r"malgaches?",),
    },
    no_country_lead={
        "NE": "(?<!fleuve )(?<!Office du )(?<!delta du )(?<!boucle du )",
        "TD": "(?<!lac )",
        "CG": "(?<!démocratique du )(?<!Démocratique du )(?<!RD )(?<!DR )",
        "GN": "(?<!Papouasie-Nouvelle-)",
    },
    no_country_tail={"GN": "(?![- ][Bb]issau| [ÉEée]quatoriale)", "CG": "(?!-Kinshasa)"},
)
