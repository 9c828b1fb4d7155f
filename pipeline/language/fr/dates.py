"""French words of dates, periods and durations, beyond the months and weekdays of CLDR."""

from __future__ import annotations

from decimal import Decimal

from pipeline.language.date_words import DateWords
from pipeline.language.money_words import DurationWords

DATES = DateWords(
    month_abbreviations={
        "jan": 1,
        "fév": 2,
        "fev": 2,
        "mar": 3,
        "juill": 7,
        "jui": 7,
        "sep": 9,
        "dec": 12,
    },
    doubtful_months=frozenset({"sept", "mar", "jan", "sep", "dec"}),
    ordinals={
        "premier": 1,
        "première": 1,
        "premiere": 1,
        "1er": 1,
        "1 er": 1,
        "1ère": 1,
        "1ere": 1,
        "ier": 1,
        "i er": 1,
        "1ᵉʳ": 1,
        "deuxième": 2,
        "deuxieme": 2,
        "second": 2,
        "seconde": 2,
        "2e": 2,
        "2ème": 2,
        "2eme": 2,
        "2d": 2,
        "2nde": 2,
        "iie": 2,
        "2ᵉ": 2,
        "troisième": 3,
        "troisieme": 3,
        "3e": 3,
        "3ème": 3,
        "3eme": 3,
        "iiie": 3,
        "3ᵉ": 3,
        "quatrième": 4,
        "quatrieme": 4,
        "4e": 4,
        "4ème": 4,
        "4eme": 4,
        "ive": 4,
        "4ᵉ": 4,
        "cinquième": 5,
        "5e": 5,
        "5ème": 5,
        "sixième": 6,
        "6e": 6,
        "6ème": 6,
        "dernier": -1,
        "dernière": -1,
        "derniere": -1,
    },
    day_ordinals={"premier": 1, "ler": 1, "l er": 1},
    day_endings="e|ème",
    spaced_day_endings=r"er\.?|ᵉʳ|ier",
    weekday_tail="le ",
    day_lead="le|du|au",
    of_month="du mois d[e'] ?|jour (?:du mois )?d[e'] ?|de ",
    of_year="de |du |en |l'année |l'an |de l'année |de l'an |en l'an ",
    day_of_year="de (?:l'an(?:née)? )?",
    parts={
        "début": "start",
        "debut": "start",
        "mi": "mid",
        "milieu": "mid",
        "fin": "end",
        "courant": "",
    },
    part_forms="début|debut|mi|milieu|fin|courant",
    part_tail=r"du mois de |du mois d'|de l'année |de |du (?=\w+ [tsq])|d'",
    spans={"bimestre": 2, "trimestre": 3, "quadrimestre": 4, "semestre": 6, "moitié": 6, "trim": 3, "sem": 6},
    vague_spans=frozenset({"moitié", "trim", "sem"}),
    span_letters={"t": 3, "s": 6},
    month_parts={"quinzaine": 15, "moitié": 15, "décade": 10, "semaine": 7},
    day_noun="jour",
    weeks=r"semaine|sem\.",
    week_of="de l'année |de |l'année ",
    week_letters="S",
    seasons={"printemps": 3, "été": 6, "automne": 9, "hiver": 12},
    participle_lead=(r"ai|as|a|avons|avez|ont|avai\w+|aur\w+|ayant|avoir|eu|pas|déjà|également|n'a|n'ont"),
    centuries="siècle",
    century_endings="e|è|ème|eme|ᵉ",
    decade_lead="années |décennie ",
    decades={
        "vingt": 1920,
        "trente": 1930,
        "quarante": 1940,
        "cinquante": 1950,
        "soixante": 1960,
        "soixante-dix": 1970,
        "quatre-vingt": 1980,
        "quatre-vingts": 1980,
        "quatre-vingt-dix": 1990,
    },
    holidays={
        "noël": (12, 25),
        "noel": (12, 25),
        "jour de l'an": (1, 1),
        "nouvel an": (1, 1),
        "toussaint": (11, 1),
        "saint-sylvestre": (12, 31),
    },
    split_years={
        r"(?:année |rentrée )?(?:scolaire|académique|universitaire)": "school",
        r"exercices?(?: budgétaires?| fiscal| fiscaux| comptables?)?|année (?:fiscale|budgétaire)": "fiscal",
        r"(?:campagne|saison) agricole|campagne hivernale": "farming",
        r"campagne(?: [a-zà-ÿ]+)?|saison": "",
    },
    split_years_of="de |du ",
    year_nouns=r"(?:l')?(?:année|an|exercice)(?: fiscale?| budgétaire| scolaire| civile)?",
    first=frozenset({"premiers"}),
    last=frozenset({"derniers"}),
    rank_after=True,
    months_unit=frozenset({"mois"}),
    quarters_unit=frozenset({"trimestres"}),
    year_in_words="deux mille|mill?e? neuf|mil neuf",
    year_in_words_lead="l'an|(?:l')?année",
    last_year="l'(?:année|an) (?:derni(?:er|ère)|passée?)",
    next_year="l'(?:année|an) prochaine?",
    from_="de|du",
    to="au|aux|à|a|jusqu'(?:au|en|à)",
    to_tail="la |le |l'|(?:du )?mois d[e'] ?",
    and_="et",
    and_tail="du |de |d'|le |la |en |l'|au ",
    comma_tail="de |d'|le ",
    or_="ou",
    or_tail="en ",
    between="entre",
    between_tail="les années |l'an(?:née)? |le |les |la |l'|début |fin ",
    then="puis",
    item_tail="le |du |au |d'|de ",
    days_lead="les?|du|des|aux?|entre|de|dates?|et|week-end",
    days_article="le |du ",
    days_to="au|à|jusqu'au",
    many_days_lead="les ",
    balance_lead="aux?|les?|clos",
    of_other_year=frozenset({" ", " de ", ", "}),
    since="depuis|à partir d[eu]|à compter d[eu]|dès|à dater d[eu]",
    until=(
        "jusqu'(?:en|au|à)|d'ici(?: à| au| la| le)?|au plus tard(?: le| en| au)?|avant (?=fin)|"
        "à échéance d[eu]|à l'horizon|échéant (?:le|en|au)"
    ),
    before="avant|pr[ée]|antérieure?s? (?:à|au)",
    after="après|postérieure?s? (?:à|au)|au-delà d[eu]|post",
    open_tail="le |la |l'année |l'an |l'exercice |l'|mois d[e'] ?|début d[e'] ?|lors d[e'] ?",
    onwards=(
        "(?:à|et) (?:ce jour|maintenant|aujourd'hui|nos jours|présent)|(?:ou|et) (?:plus tard|"
        "plus|après|suivantes?|au-delà)"
    ),
    onwards_dash="présent|aujourd'hui|à ce jour",
    coming="(?:prochain|suivant)e?s?",
    gone="(?:dernier|passé|écoulé)s?",
    coming_lead="d'ici(?: le| au| à| la)?|au plus tard(?: le)?",
    month_lead=(
        "en|d'ici|mois d[e']|mois|courant|dès|depuis|jusqu'(?:en|à|au)|avant|après|entre|de|d'|au mois d[e']"
    ),
    month_tail="prochain|dernier",
    no_month_lead="(?:champ|champs|planète|dieu|place|barre)[ -](?:de |du )",
    day_named="le|du|au",
    numbered="marché|contrat|avis|consultation|courrier|convention|lettre|appel d'offres|dossier",
    legal="décret|loi|ordonnance|arrêté|décision|résolution|circulaire",
    reference_lead=(
        r"r[ée]solutions?|num[ée]ros?|loi|art\.?|articles?|p\.|pp\.|pages?|b\.? ?p\.?|"
        r"cs|code postal|lot|lots|r[ée]f\.?|r[ée]f[ée]rences?|bo[iî]te postale|cedex|"
        r"aci|natura|iso|norme|windows|office|porte|villa|immeuble|parcelle|section|chapitre|compte|"
        r"paragraphe|tél\.?|téléphone|code|salle|excel|version|v\.|modèle|type|vol|volume|ms"
    ),
    reference_and="et|à",
    date_lead="du|le|au|en|de",
    named_after=(
        r"rue|avenue|boulevard|place|pont|stade|lycée|école|hôpital|université|quartier|rond-point|"
        r"monument|palais|camp|centre"
    ),
    named_after_tail="du",
    address=r"rue|avenue|av\.|boulevard|bd|quartier|adresse|cité|place|b\.?p\.?",
    counted=(
        r"mètres?|hectares?|tonnes?|litres?|kilom\w+|habitants?|personnes?|hommes?|femmes?|enfants?|élèves|"
        r"ménages?|familles?|jeunes|agents?|bénéficiaires|producteurs|exploitations|points d'eau|"
        r"exemplaires|places|unités|heures|ans|jours|mois|fois|mots|signataires|tentes|têtes|"
        r"réfugiés|déplacés|soldats|casques"
    ),
    no_plural=(
        r"des|les|aux|ces|ses|leurs|nos|vos|plus|dans|sous|sans|puis|mais|nous|vous|ils|elles|après|"
        r"depuis|très|lors|alors|pas|toujours|vers|tous|toutes|mars|lorsque"
    ),
    quantity_lead=(
        "les|ces|des|quelque|environ|près de|plus de|moins de|soit|total de|dont|à|aux|"
        "atteint|compte|comptait|touché|avec"
    ),
    year_names=r"Vision|Agenda|Horizon|Ambition|Cap|Objectifs?|Connexion|Initiative|Perspectives?",
    of_whole="de la|de l'|du|des",
    slash_lead=r"le|du|du \d{1,2}(?:/\d{1,2})? au",
    called_date="le|du|au|date|en date du",
    fraction_tail="(?: (?:de|du|des|restants?)(?![^\\W_])| d')",
    recurring="(?:de )?chaque année|tous les ans",
    cell_labels="le|la|du|au|en|mois de|date|année|depuis|de|jusqu'au|jusqu'en|les|des",
)


_YEAR = Decimal(12)

DURATIONS = DurationWords(
    units={
        "mois": Decimal(1),
        "an": _YEAR,
        "ans": _YEAR,
        "année": _YEAR,
        "années": _YEAR,
        "trimestre": Decimal(3),
        "trimestres": Decimal(3),
        "semestre": Decimal(6),
        "semestres": Decimal(6),
        "semaine": _YEAR / 52,
        "semaines": _YEAR / 52,
        "jour": _YEAR / 365,
        "jours": _YEAR / 365,
    },
    and_="et",
    and_a_half="et demie?",
    no_duration_lead=(r"âgée?s? de|âgée?s? entre|âge de|il y a|tous les|toutes les|moins de \d+ à|de \d+ à"),
    no_duration_tail="auparavant|plus tôt|plus tard|d'âge",
    bound_lead="à|ou",
)
