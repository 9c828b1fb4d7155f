"""French words of tables."""

from pipeline.language.table_words import TableWords

TABLES = TableWords(
    roles={
        "percent": ("pourcent", r"\btaux\b", r"\bpart (?:en|du|de)\b"),
        "duration": (r"\bdurée", r"\bdélai", r"\(en mois\)", r"\bnombre de mois"),
        "signed": ("signature", r"signée? le", r"date de (?:la )?convention", "conclue?s? le"),
        "starts": (r"\bdébut", "démarrage", "date d'effet", "entrée en vigueur", "lancement"),
        "ends": ("date de fin", r"\bfin\b", "échéance", "clôture", "expir", "achèvement", r"terme\b"),
        "year": (r"^(?:années?|exercices?|campagne)\b",),
        "date": (r"\bdates?\b", r"\bjour\b", r"\bpériode"),
        "total": (r"^(?:montant )?total\b", r"\bensemble$"),
        "disbursed": ("décaiss", "dépens", "déboursé", "exécuté", "exécution", "réalis", r"\bpayé", "versé"),
        "budget": ("budget", "prévision", r"\bprévue?s?\b", "enveloppe", "allou"),
        "amount": (
            "montant", r"coûts?\b", r"\bprix\b", "financement", "contribution", "valeur", "engage", "crédit",
            "équivalent",
        ),
        "reference": (
            r"n° ?(?:de )?(?:la |l')?(?:convention|accord|contrat|projet|marché|réf|dossier)", "référence",
            r"\bréf\b", r"\bcode", r"^n°$", r"^n°? ?d'ordre", "numéro",
        ),
        "acronym": (r"^(?:sigles?|acronymes?|abréviations?)\b",),
        "expansion": (r"^(?:significations?|définitions?|libellé complet)\b",),
        "donor": (
            "bailleur", "donateur", "financé par", "source de financement", "contributeur",
            "partenaire financier",
        ),
        "partner": (
            "partenaire", "bénéficiaire", "structure", "organisation", "institution", "opérateur",
            "titulaire", "prestataire", "mise en (?:œ|oe)uvre", r"\bong\b", "entité",
        ),
        "programme": ("programme", "composante"),
        "title": (
            "intitulé", r"\btitre", r"\bobjet\b", "désignation", "libellé", "activité", r"\bprojets?\b",
            "description", "rubrique", "nature",
        ),
        "place": (
            "région", "cercle", "commune", "localité", r"\blieu", r"\bzone", r"\bsite", r"\bpays\b",
            r"\bville",
        ),
        "count": (
            "nombre", r"\bnbre?\b", "effectif", "quantité", r"\bqté", r"\bpopulation\b", r"\bhabitants\b",
            r"\bbénéficiaires\b",
            r"^(?:conventions|accords|projets|contrats|marchés|dossiers|réunions|missions|villages|communes)\b",
            r"^(?:personnes|femmes|hommes|filles|garçons|jeunes|ménages|emplois|élèves|jours)\b",
        ),
        "status": ("statut", r"\bétat\b", "situation"),
        "page": ("^pages?$",),
    },
    number_of=r"nombre|\bnbre?\b|effectif|quantité|\bqté",
    nil=r"n\.?\s?[ad]\.?|nd|nc|so|s\.o\.|néant",
    unit_lead="en",
    measures="hectares?|tonnes?|litres?|heures?|jours?|mois|ans",
    months="mois",
    years="ans|années",
    sum_words=frozenset({
        "au", "aux", "contre-valeur", "contrevaleur", "de", "des", "du", "en", "environ", "equivalent",
        "equivalents", "et", "l", "la", "le", "les", "montant", "montants", "soit", "somme", "total", "un",
        "valeur",
    }),
)  # fmt: skip
