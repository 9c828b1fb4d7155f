# ruff: noqa: E501, ISC004
"""Short texts of other kinds and countries, written for this, with the organisations that a reader marks.

A mention is the whole name, less its article; an acronym in brackets is one of its own. States count
where they give, sign or govern. Annotated before the rules were tried on them.
"""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "news of Niger": (
        "fr",
        "Le Ministère de l'Élevage du Niger et l'Agence belge de développement (Enabel) ont lancé mardi à Dosso "
        "un projet d'appui aux éleveurs. La Banque agricole du Niger (BAGRI) ouvrira une ligne de crédit. "
        "Pour le préfet de Gaya, ce projet arrive à temps. L'ONG Karkara et la Fédération nationale des "
        "éleveurs AREN suivront les travaux, confiés à l'entreprise Sahel Forages SARL. Les CSI de la zone en "
        "profiteront. BAGRI a déjà financé 40 coopératives.",
        (
            "Ministère de l'Élevage du Niger",
            "Agence belge de développement",
            "Enabel",
            "Banque agricole du Niger",
            "BAGRI",
            "Karkara",
            "Fédération nationale des éleveurs AREN",
            "Sahel Forages SARL",
            "BAGRI",
        ),
    ),
    "audit of Burkina Faso": (
        "fr",
        "La Cour des comptes du Burkina Faso a contrôlé la gestion du Fonds national de solidarité et de "
        "résilience sociale. La Direction générale du contrôle des marchés publics et des engagements "
        "financiers (DGCMEF) n'a pas visé trois contrats passés par le Centre hospitalier universitaire Yalgado "
        "Ouédraogo avec la société Pharma Plus SA. L'Autorité supérieure de contrôle d'État et de lutte contre la "
        "corruption (ASCE-LC) a été saisie. Selon le rapport, la DGCMEF et la Caisse nationale de sécurité "
        "sociale ont répondu dans le délai.",
        (
            "Cour des comptes du Burkina Faso",
            "Fonds national de solidarité et de résilience sociale",
            "Direction générale du contrôle des marchés publics et des engagements financiers",
            "DGCMEF",
            "Centre hospitalier universitaire Yalgado Ouédraogo",
            "Pharma Plus SA",
            "Autorité supérieure de contrôle d'État et de lutte contre la corruption",
            "ASCE-LC",
            "DGCMEF",
            "Caisse nationale de sécurité sociale",
        ),
    ),
    "NGO accounts of Luxembourg": (
        "fr",
        "COMPTES ANNUELS AU 31 DÉCEMBRE 2022. Frères des Hommes Luxembourg ASBL est agréée par le Ministère des "
        "Affaires étrangères et européennes. Les comptes ont été révisés par le cabinet Fiduciaire du Centre "
        "S.à r.l. Un accord-cadre de 2,4 millions d'euros lie l'association et la Direction de la coopération au "
        "développement et de l'action humanitaire. Les partenaires sont l'Union des groupements paysans de Meckhé "
        "au Sénégal et la Fondation Enda Graf. Les dons passent par la Banque et Caisse d'Épargne de l'État. "
        "Dettes, Provisions et Produits figurent au Bilan.",
        (
            "Frères des Hommes Luxembourg ASBL",
            "Ministère des Affaires étrangères et européennes",
            "Fiduciaire du Centre S.à r.l.",
            "Direction de la coopération au développement et de l'action humanitaire",
            "Union des groupements paysans de Meckhé",
            "Fondation Enda Graf",
            "Banque et Caisse d'Épargne de l'État",
        ),
    ),
    "UN page of Chad": (
        "fr",
        "Au Tchad, le Programme alimentaire mondial (PAM), l'UNICEF et le Haut-Commissariat des Nations Unies pour "
        "les réfugiés appuient la Commission nationale d'accueil et de réinsertion des réfugiés et des rapatriés "
        "(CNARR). Le Fonds central d'intervention d'urgence (CERF) a alloué 8 millions de dollars. OCHA coordonne "
        "la réponse avec la Croix-Rouge du Tchad. Le Coordonnateur résident a salué l'appui du Japon et de l'Union "
        "européenne. À Abéché, la CNARR a enregistré 3 000 ménages.",
        (
            "Programme alimentaire mondial",
            "PAM",
            "UNICEF",
            "Haut-Commissariat des Nations Unies pour les réfugiés",
            "Commission nationale d'accueil et de réinsertion des réfugiés et des rapatriés",
            "CNARR",
            "Fonds central d'intervention d'urgence",
            "CERF",
            "OCHA",
            "Croix-Rouge du Tchad",
            "Japon",
            "Union européenne",
            "CNARR",
        ),
    ),
    "news of Congo": (
        "fr",
        "La Régie de distribution d'eau (REGIDESO) et la société française Vergnet Hydro ont signé un contrat à "
        "Kinshasa, en présence de l'ambassadeur de France et du directeur de l'Agence congolaise "
        "de l'eau. La Banque africaine de développement apporte 30 millions de dollars. L'Université de "
        "Kinshasa formera des techniciens. L'Inspection générale des finances (IGF) "
        "enquêtait sur la REGIDESO depuis mars. La société civile du Nord-Kivu et l'Église catholique demandent des "
        "comptes, a indiqué Radio Okapi.",
        (
            "Régie de distribution d'eau",
            "REGIDESO",
            "Vergnet Hydro",
            "Agence congolaise de l'eau",
            "Banque africaine de développement",
            "Université de Kinshasa",
            "Inspection générale des finances",
            "IGF",
            "REGIDESO",
            "Église catholique",
            "Radio Okapi",
        ),
    ),
    "UN page in English": (
        "en",
        "The United Nations Development Programme (UNDP) and the Ministry of Health of Niger signed an agreement on "
        "Monday. The Norwegian Refugee Council, Save the Children and the local organisation Jeunesse en Action "
        "will implement it. The European Union funds the project through the Emergency Trust Fund for Africa. "
        "The Regional Director of UNDP thanked the Government of Niger. Health centres in Diffa will reopen.",
        (
            "United Nations Development Programme",
            "UNDP",
            "Ministry of Health of Niger",
            "Norwegian Refugee Council",
            "Save the Children",
            "Jeunesse en Action",
            "European Union",
            "Emergency Trust Fund for Africa",
            "UNDP",
            "Government of Niger",
        ),
    ),
    "audit in English": (
        "en",
        "The Office of Internal Oversight Services (OIOS) audited the United Nations Multidimensional Integrated "
        "Stabilization Mission in Mali (MINUSMA). The Department of Operational Support and the Procurement "
        "Division accepted the recommendations. Two contracts with Global Fuel Services Ltd and Trans Sahara "
        "Logistics Inc. had expired. OIOS found that the Mission had not informed the Board of Auditors. "
        "Annex I gives the status of Recommendations.",
        (
            "Office of Internal Oversight Services",
            "OIOS",
            "United Nations Multidimensional Integrated Stabilization Mission in Mali",
            "MINUSMA",
            "Department of Operational Support",
            "Procurement Division",
            "Global Fuel Services Ltd",
            "Trans Sahara Logistics Inc.",
            "OIOS",
            "Board of Auditors",
        ),
    ),
    "NGO of Haiti": (
        "fr",
        "En Haïti, le Mouvement Paysan Papaye (MPP) et le Groupe de recherche et d'échanges technologiques (Gret) "
        "réhabilitent des canaux à Hinche avec le soutien de la Fondation de France et de la Région Île-de-France. "
        "Le Ministère de l'Agriculture, des Ressources naturelles et du Développement rural (MARNDR) a délégué deux "
        "agronomes. L'Ambassade de Suisse à Port-au-Prince finance les semences. Selon le Gret, 400 familles "
        "vendent déjà à la coopérative KOPAK. Les comités d'irrigants restent fragiles.",
        (
            "Mouvement Paysan Papaye",
            "MPP",
            "Groupe de recherche et d'échanges technologiques",
            "Gret",
            "Fondation de France",
            "Région Île-de-France",
            "Ministère de l'Agriculture, des Ressources naturelles et du Développement rural",
            "MARNDR",
            "Ambassade de Suisse à Port-au-Prince",
            "Gret",
            "KOPAK",
        ),
    ),
    "news of Senegal": (
        "fr",
        "Dakar - La Délégation générale à l'Entreprenariat rapide des femmes et des jeunes (DER/FJ) et la Société "
        "générale Sénégal ont paraphé une convention. L'Agence nationale de la statistique et de la démographie "
        "(ANSD) publiera les résultats. Le Conseil départemental de Podor, la commune de Ndioum et la Coopération "
        "belge au développement y participent. La GIZ, Expertise France et le bureau d'études Tractebel "
        "Engineering conduisent les études. Le Premier ministre présidera la cérémonie. L'Assemblée nationale "
        "votera la loi en juin.",
        (
            "Délégation générale à l'Entreprenariat rapide des femmes et des jeunes",
            "DER/FJ",
            "Société générale Sénégal",
            "Agence nationale de la statistique et de la démographie",
            "ANSD",
            "Conseil départemental de Podor",
            "Coopération belge au développement",
            "GIZ",
            "Expertise France",
            "Tractebel Engineering",
            "Assemblée nationale",
        ),
    ),
    "report of Belgium": (
        "fr",
        "Le rapport d'activités 2021 d'Îles de Paix et de Louvain Coopération présente trois programmes. "
        "La Direction générale Coopération au développement et Aide humanitaire (DGD) finance 80 % du budget. "
        "Au Bénin, le partenaire est l'ONG APRETECTRA ; au Burkina Faso, l'Union provinciale des producteurs "
        "maraîchers du Gourma. Les étudiants de l'Université catholique de Louvain et de Gembloux Agro-Bio Tech ont "
        "mené des enquêtes. Le Conseil d'administration et l'Assemblée générale ont approuvé les comptes, "
        "certifiés par BDO Réviseurs d'entreprises SRL.",
        (
            "Îles de Paix",
            "Louvain Coopération",
            "Direction générale Coopération au développement et Aide humanitaire",
            "DGD",
            "APRETECTRA",
            "Union provinciale des producteurs maraîchers du Gourma",
            "Université catholique de Louvain",
            "Gembloux Agro-Bio Tech",
            "BDO Réviseurs d'entreprises SRL",
        ),
    ),
    "coordinations": (
        "fr",
        "Les Chambres Régionales (Agriculture et Métiers) de Ségou et de Kayes et les Directions régionales de la "
        "Santé de Mopti et de Gao ont reçu le matériel. Les ambassades d'Allemagne et du Danemark à Bamako ont "
        "applaudi. L'Institut de recherche pour le développement (IRD), le CIRAD et l'ICRISAT ont livré les "
        "semences. Les ministères de la Santé et de l'Éducation signeront en juin. Le CNRS enverra une équipe.",
        (
            "Chambres Régionales (Agriculture et Métiers) de Ségou et de Kayes",
            "Chambres Régionales (Agriculture et Métiers) de Ségou et de Kayes",
            "Chambres Régionales (Agriculture et Métiers) de Ségou et de Kayes",
            "Chambres Régionales (Agriculture et Métiers) de Ségou et de Kayes",
            "Directions régionales de la Santé de Mopti et de Gao",
            "Directions régionales de la Santé de Mopti et de Gao",
            "ambassades d'Allemagne et du Danemark à Bamako",
            "ambassades d'Allemagne et du Danemark à Bamako",
            "Institut de recherche pour le développement",
            "IRD",
            "CIRAD",
            "ICRISAT",
            "ministères de la Santé et de l'Éducation",
            "ministères de la Santé et de l'Éducation",
            "CNRS",
        ),
    ),
    "what is none": (
        "fr",
        "RÉSULTATS ET PERSPECTIVES\n\nLe Plan national de développement économique et social fixe trois Axes. Le "
        "Directeur général, le Gouverneur et le Président du Comité saluent le Cadre Intégré. Les AGR, "
        "les CSCOM et les APO avancent à Gao, au Burkina Faso et en Côte d'Ivoire. La Journée internationale de la "
        "Femme a été célébrée le 8 mars. Monsieur Amadou Diallo, Chargé de Programme, et Mme Awa Traoré étaient là. "
        "Le Code des marchés publics s'applique ; la TVA aussi. Le PIB croît de 3 %.",
        (),
    ),
}
"""By name: the language, the text, and its mentions in order."""
