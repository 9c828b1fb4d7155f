"""French words around amounts of money, and those that say what a sum is."""

from __future__ import annotations

from pipeline.language.money_words import MoneyWords, RoleWords

MONEY = MoneyWords(
    at_least=(
        r"plus d[e']|plus|\+ d[e']|au moins|au minimum|minimum(?: garanti)?(?: de)?|min\.|minimale?s? de|"
        r"au bas mot|au-dessus de|au-delà de|au delà de|"
        r"supérieure?s? (?:ou éga(?:le?s?|ux) )?à|dépass(?:e|ent|ant|ait|é|er)|excéd(?:e|ent|ant|ait|é|er)|"
        r"à partir de|dès|pas moins d[e']|excède|dépasse"
    ),
    at_most=(
        r"jusqu'à(?: hauteur de| concurrence de| un maximum de)?|à concurrence de|au plus|au maximum|"
        r"maximum(?: de| d')?|maximale?s?(?: de| d')|max\.|limitée?s? à|en de(?:çà|ssous) de|au-dessous de|"
        r"plafonnée?s? à|plafond (?:de|d')|dans la limite de|"
        r"n'excédant pas|ne dépassant pas|ne dépasse pas|n'excède pas|sans dépasser|"
        r"ne (?:peut|peuvent|doit|doivent|pourra|pourront|saurait|sauraient) "
        r"(?:pas |en aucun cas )?(?:dépasser|excéder)|"
        r"n'excédera pas|ne dépassera pas|"
        r"(?:moins|- (?=de))(?: )?d[e']|inférieure?s? (?:ou éga(?:le?s?|ux) )?à|pas plus d[e']"
    ),
    about=(
        r"plus ou moins|frôl(?:e|ent|ant|ait)|estimati(?:f|ve) de|"
        r"environ|près d[e']|quelques?|estimée?s? à|évaluée?s? à|approximativement|autour de|"
        r"aux alentours de|"
        r"aux environs de|de l'ordre d[e']|presque|à peu près|avoisin(?:e|ent|ant|ait)|voisine? de|"
        r"approchant|pratiquement|grosso modo|env\.|ca\.?"
    ),
    at_most_after=r"au (?:maximum|plus)|maximum|max\.?|ou moins",
    at_least_after=r"au (?:minimum|moins)|minimum|min\.|ou plus|et plus",
    about_after=r"environ|approximativement|à peu près",
    about_tail="aux?|à|pour|en|sur|dans|par|du|des|et|qui|soit",
    sum_of=(
        r"(?:un |le )?(?:montant|total|budget|coût|somme|enveloppe) (?:total |global )?(?:de |d')"
        r"|la somme de |les "
    ),
    of="de (?:nos )?|d' ?",
    not_one="pas|plus|jamais|sans",
    wants_value="de|à|est|soit|était|ressort à",
    plus="plus|et",
    to="à|a|jusqu'à",
    to_tail="environ |les ",
    and_="et",
    and_tail="les ",
    or_="ou",
    list_and="et |ou |puis ",
    list_tail="de |d'|à |les ",
    between="entre",
    between_tail="les ",
    from_="de",
    respectively="respectivement",
    change="pass|augment|port|relev|rédui|dimin|chut|progress|évolu|ramen|hauss|baiss",
    change_by="de",
    list_lead="de|d'un|des|du|les|entre|à|soit|respectivement|pour|contre|et|par|ou|sur|environ",
    numbered=(
        r"phases?|lots?|articles?|chapitres?|tranches?|composantes?|axes?|volets?|projets?|pages?|"
        r"annexes?|section|n ?°"
    ),
    elided_in_brackets="soit |dont ",
    elided_lead="dont|et|contre|soit|soient|puis|sur|plus|moins|à",
    elided_about="environ |plus de |près de |seulement |les ",
    elided_tail=(
        r"dont|pour|sont|est|ont|a|en|au|aux|dans|sur|était|étaient|ont été|seront|sera|soit|par|"
        r"à (?:la charge|charge|titre|l'actif)|"
        r"d'ici|provenant|venant|destinée?s?|consacrée?s?|de (?:plus|moins)|supplémentaires?|additionnels?|"
        r"alloués?|affectés?|financés?|décaissés?|prévus?|de la part|du"
    ),
    participle="é|ée|és|ées|is|ies|us|ues",
    same_sum=(
        r"soit|ou|équivalente?s?(?: à| de)?|équivalant à|l'équivalent de|l'équivalent d'|"
        r"contre-valeur(?: de)?|c'est-à-dire|environ|près de|plus de|quelque|"
        r"un peu plus de|un peu moins de|ce qui équivaut à|égal à|vaut"
    ),
    same_sum_of="à|de|environ|près de|plus de|à peu près|quelque|l'équivalent de",
    rate="pour",
    equivalent="soi(?:en)?t",
    equivalent_about="environ |plus de |près de |quelque ",
    per="par|l'|le|la|les|du|de l'|à l'|à la|chaque",
    per_units=(
        r"jours?|mois|ans?|année|trimestre|semestre|semaine|heure|h|nuit|nuitée|journée|personne|ménage|"
        r"bénéficiaire|tête|unité|pièce|exemplaire|tonne|quintal|kilo|kilogramme|kg|litre|l|baril|sac|carton|"
        r"boîte|bouteille|bidon|seau|botte|panier|plat|douzaine|hectare|ha|km|kilomètre|m[²³23]?|"
        r"mètre(?: carré| cube| linéaire)?|élève|agent|enfant|femme|habitant|participant|famille|bête"
    ),
    per_only=(
        r"par (?:projet|commune|village|groupement|école|classe|équipe|campagne|saison|séance|voyage|"
        r"dossier|lot)"
    ),
    each=r"chacune?|pièce(?= ?(?:[.,;:)]|\Z))",
    cents_and="et",
    cents_tail="par|le|la|l'|pour|de|en|et|à|au|aux|dans|chacune?",
)


ROLES = RoleWords(
    cues={
        "ceiling": (r"plafon\w+", "montant maximal", "montant maximum"),
        "commitment": (
            "engagements? (?:financiers?|budgétaires?)",
            "engagements?(?= (?:de|d'|total|cumulé))",
            "engag(?:é|ée|és|ées|er|ent|e)",
            r"s'engage\w*",
        ),
        "disbursement": (
            r"décaiss\w+",
            "versements?",
            "vers(?:é|ée|és|ées)",
            "déboursements?",
            r"débours\w+",
            "virements?",
            r"transfér\w+",
            "paiements?",
        ),
        "expenditure": (r"dépens\w+", "consomm(?:é|ée|és|ées|ation budgétaire)", "exécution budgétaire"),
        "repayment": (
            r"rembours\w+ d(?:e la|es|u|e) (?:dettes?|prêts?|emprunts?|crédits?)",
            "échéances?(?= d[e'])",
        ),
        "reimbursement": (r"rembours\w+",),
        "interest": ("intérêts?(?= (?:de|d'|s'él|dus|échus))",),
        "guarantee": ("garantie (?:de crédit|bancaire|d'emprunt)",),
        "pledge": ("promesses?", r"promis\w*", "annonces? de contribution"),
        "grant": (
            "subventions?",
            r"subventionn\w+",
            "dons?(?= (?:de|d'|non))",
            "dotations?",
            "bourses?",
            "(?<=en )dons?",
            "(?<=de )dons?",
        ),
        "loan": (
            "prêts?(?= (?:de|d'|concession|total|à|du|bonifi|accord|octroy))",
            "(?<=en )prêts?",
            "(?<=de )prêts?",
            "crédits? (?:de|d'|à|IDA)(?! paiement)",
            "emprunts?",
        ),
        "contribution": (
            r"contribu\w+",
            r"cofinanc\w+",
            "contreparties?",
            "apports?",
            "apport(?:é|ée|és|ées|ent|e)",
            "cotisations?",
            "particip(?:ation|e|ent)s? (?:financières?|à hauteur)",
            r"mobilis\w+",
            "levée de fonds",
            "financements?",
            "financ(?:é|ée|és|ées|e|ent)",
            "appuis? (?:financiers?|budgétaires?)",
            "aides?(?: financières?| budgétaires?|(?= (?:de|d'|supplémentaire|additionnelle)))",
            "don(?:né|nés)",
        ),
        "price": (
            "prix",
            "tarifs?",
            "vendus? (?:à|au)",
            "vend(?:u|ue|us|ues)",
            "tarifications?",
            "loyers?",
        ),
        "income": (
            "recettes?",
            "revenus?",
            "chiffre d'affaires",
            "bénéfices? (?:net|brut|de|d')",
            "perçue?s?",
            r"encaiss\w+",
            "(?:avons|ont|avait|avaient|a) reçue?s?",
            "rapport(?:é|ée|és|ées|e|ent)",
            r"gain\w*",
            "ventes?",
            "excédents?",
        ),
        "salary": (
            "salaires?",
            "rémunérations?",
            "indemnités?",
            "per diem",
            "primes?(?= (?:de|d'|mensuel))",
            "honoraires",
        ),
        "balance": (
            "soldes?",
            "(?:reste )?en caisse",
            "reliquats?",
            "restes? à",
            "disponibles?(?= (?:de|d'))",
            "trésorerie",
        ),
        "debt": ("dettes?", "arriérés?", "impayés?", "doit"),
        "loss": ("pertes?", "dommages?", "déficits?", "manque à gagner"),
        "tax": ("taxes?", "impôts?", "droits de douane", "tva"),
        "cost": (
            "coûts?",
            "coût(?:e|é|ent|ait|era|eront)",
            "cout(?:s|e|ent)?",
            r"évalué\w*",
            r"estimé\w*",
            r"chiffr\w+",
            "charges?(?= (?:de|d'|s'él))",
            "frais",
            "dévis",
            "devis",
            "investissements?",
            "invest(?:i|ie|is|ir)",
            "marchés?(?= (?:de|d'|d'un|s'él))",
        ),
        "budget": (
            "budgets?",
            "prévisions?(?= (?:de|d'|budg))",
            r"budgétis\w+",
            "enveloppes?",
            "crédits? (?:de paiement|budgétaires?|ouverts?)",
            "allocations?",
            "allou(?:é|ée|és|ées|er|e)",
            "affect(?:é|ée|és|ées)",
            "prévus?",
            "dot(?:é|ée|és|ées) d",
        ),
    },
    of=(
        r"(?:(?:seront|sera|est|sont) )?(?:accordée?s?|octroyée?s?|mise?s?) "
        r"(?:en guise de|à titre de|sous forme de|en)|de|en|pour l[ea]s?|à titre de|sous forme de|en guise de"
    ),
    of_touching="d'",
    auxiliaries=(
        r"(?:qui |déjà |effectivement |seulement |en tout |au total )?"
        r"(?:est|sont|a|ont|avait|avaient|sera|seront|aura|auront)(?: déjà| pu)?(?: été| être)?\s+"
        r"(?:effectivement |entièrement |déjà )?"
        r"|qui |déjà |effectivement |seulement |en tout |au total "
    ),
    weak="estim|évalu|chiffr|prévu",
    participle="ée?s?|investi[es]*",
    no_end=("env", "max", "min", "approx"),
)
