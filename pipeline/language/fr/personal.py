"""French words beside what is personal."""

from pipeline.language.personal_words import PersonalWords

PERSONAL = PersonalWords(
    titles=(
        r"M\.", r"MM\.", r"Mr\.?", r"Mmes?\.?", r"Mlles?\.?", r"Mgr\.?", r"Me", r"Dr\.?", r"Drs", r"Pr\.?",
        r"Prof\.?",
        "Monsieur", "Messieurs", "Madame", "Mesdames", "Mademoiselle", "Docteur", "Professeur", "Maître",
        "Monseigneur", "Imam", "El Hadj", "Elhadj", "Hadja", "Abbé", "Colonel", r"Col\.?", "Général",
        r"Gal\.?",
        "Capitaine", r"Cne\.?", "Commandant", r"Cdt\.?", "Lieutenant", r"Lt\.?", "Sergent", "Adjudant",
        "Commissaire",
        "Ingénieur", r"Ing\.?", r"S\.E\.M?\.?", "(?:Son |Leurs )?Excellences?", "feu",
    ),
    labels={
        "name": (
            r"noms?", r"noms? (?:et|&|ou) (?:les? )?prénoms?", r"prénoms?", r"prénoms? (?:et|&) noms?",
            r"noms?,? prénoms?", r"noms? complets?",
        ),
        "person": (


            r"nom (?:de famille|d'usage|de jeune fille|de naissance)", r"participant(?:e|s|es)?",
            r"signataires?", r"missionnaires?(?:\(s\))?", r"salariée?s?", r"employée?s?", r"plaignante?s?",
            r"locataires?", r"bailleur", r"preneu(?:r|se)", r"intervenante?s?(?:\(e\))?",
            r"intervenant\(e\)s?", r"conjoint\(e\)s?",
            r"traité par", r"fait par", r"suivi par", r"visiteu(?:r|se)s?", r"candidate?s?",
            r"chefs? de ménage",
            r"(?:noms? et )?prénoms? (?:et noms? )?(?:du|de la|des) (?:père|mère|conjointe?|parents?)",
            r"tut(?:eur|rice)s?",
            r"personnes? à (?:prévenir|contacter)(?: en cas d['’](?:urgence|accident))?", "de", "à", "cc",
            r"c\.c\.", "cci", "a/s",
            r"(?:personnes? (?:de|à) )?contact(?:er)?s?", r"point focal", r"points? focaux",
            r"responsables?(?: du (?:projet|dossier))?",
            r"rédact(?:eur|rice)s?", r"auteurs?", r"rapporteurs?", r"rapporteuses?",
            r"présidente?s?(?: de séance)?", r"secrétaires?(?: de séance)?",
            r"présente?s?", r"absente?s?(?: excusée?s?)?", r"excusée?s?", r"référente?s?",
            r"expéditeur", r"destinataires?",
            r"attention", r"à l'attention de",
            r"titulaire", r"conjointe?", r"époux", r"épouse", r"père", r"mère", r"enfants?", r"témoins?",
            r"déposante?", r"stagiaires?", r"bénéficiaires?",
            r"gérante?", r"représentante?s?(?: légale?)?", r"agents?", r"formateurs?", r"formatrices?",
            r"enquêteurs?", r"consultante?s?",
        ),
        "mark": (r"signatures?", r"émargements?", r"visas?", r"signé", r"références?"),
        "telephone": (
            r"tél(?:éphone)?s?\.?", r"tel\.?", r"n° (?:de )?tél(?:éphone)?\.?", r"numéros? de téléphone",
            r"cell?(?:ulaire)?\.?",
            r"portables?", r"mobiles?", r"fax", r"télécopie", r"whatsapp", r"contacts?(?: téléphoniques?)?",
            r"gsm", r"tél\.? / fax",
            (r"(?:s[oa]n|m[oa]n|[vn]otre|leur|nouveau) (?:nouveau )?numéro(?: de téléphone)?"
            r"(?: est(?: le)?)?"),
        ),
        "e-mail": (
            r"e-?mails?", r"courriels?", r"mél", r"mails?", r"adresses? (?:électroniques?|e-?mails?|mails?)",
        ),
        "address": (
            (r"adresses?(?: (?:postales?|personnelles?|complètes?|physiques?|actuelles?|privées?|"
            r"du domicile|de résidence|à domicile))?"), r"domicile", r"résidence",
            r"lieu de résidence",
        ),
        "account": (
            r"iban", r"rib", r"(?:n°|numéro) (?:de |du )?compte(?: bancaire)?",
            r"comptes?(?: bancaires?)? n°", r"compte(?: bancaire)?", r"coordonnées bancaires",
            r"carte (?:bancaire|de crédit|bleue)",
            r"(?:orange|moov|airtel|mtn|mobile|free|africell|qmoney|t)[ -]money", r"momo", r"flooz",
            r"wave", r"m-pesa",
            r"cl[ée] rib", r"code (?:guichet|banque|agence|swift)", r"swift", r"bic", r"nita", r"al izza",
        ),
        "identity": (
            r"nina", r"nif", r"(?:n°|numéro) ?ifu", r"ifu",
            (r"(?:n°|no|numéro|num\.?) (?:de |d['’])?(?:la )?(?:carte|badge|"
            r"ménage|bénéficiaire|assurée?|adhérente?|pièce|permis|récépissé)(?: [\w’'-]+){0,2}"),
            r"cnib", r"cnps", r"nnu",
            r"carte (?:consulaire|cedeao|d['’]électeur|biométrique|de séjour)(?: n°)?",
            r"acte de naissance(?: n°)?", r"jugement supplétif(?: n°)?",
            r"code (?:bénéficiaire|ménage|agent|participante?)",
            r"id (?:bénéficiaire|ménage|agent|participante?)", r"cni", r"nni", r"cin",
            (r"(?:n°|numéro) (?:de |du |d')?(?:nina|cni|cin|passeport|carte d'identité|pièce(?: d'identité)?|"
            r"sécurité sociale|matricule|inps|cnss|cnps|css|ipres|cnamgs|amo|cip|cil|nip|nnu|npi|ravip|"
            r"cnib|nni|"
            r"nin|cni|carte|pièce|acte de naissance|permis(?: de conduire)?)"),
            r"carte (?:nationale )?d'identité(?: nationale)?(?: n°)?", r"passeport(?: n°)?",
            r"pièces? d'identité(?: n°)?", r"matricules?(?: n°| national)?",
            r"numéro d'identification(?: nationale?)?", r"(?:n°|numéro) (?:d')?(?:inps|cnss|nss)",
            r"sécurité sociale(?: n°)?", r"permis de conduire(?: n°)?",
        ),
        "birth": (
            r"dates? de naissance", r"lieux? de naissance", r"dates? et lieux? de naissance",
            r"né(?:e|\(e\))?s? le", r"ddn", r"âges?", r"années? de naissance",
        ),
    },
    lists=(
        (r"(?:liste|feuille|fiche|état) (?:de |des |d'|du )(?:présence|présences|émargement|"
        r"participante?s?|bénéficiaires|signatures|présents|invités|personnes (?:rencontrées|"
        r"interrogées|ressources))"),
        r"participante?s?", r"personnes rencontrées", r"étaient présents", r"étaient présents et ont signé",
        r"présents", r"ont participé", r"membres du (?:bureau|comité)", r"ont signé",
    ),
    namesakes=(
        r"chu", r"chr", r"chru", r"csref", r"cscom", r"hôpital", r"clinique", r"lycée", r"collège", r"école",
        r"ecole", r"université", r"institut", r"stade", r"aéroport", r"palais", r"fondation", r"centre",
        r"pont", r"camp", r"bourse", r"trophée", r"coupe", r"challenge", r"prix", r"fonds", r"musée",
        r"salle", r"espace", r"place", r"quartier", r"chaussée", r"barrage", r"loi", r"plan",
    ),
    greetings=(
        r"bonjour", r"bonsoir", r"ch(?:er|ère)s?(?: (?:collègue|ami|madame|monsieur))?s?", r"salut",
        r"madame", r"monsieur",
    ),
    leads=(
        r"soussignée?s?", r"signée?s? par", r"avisée?s? par", r"prévenue?s? par", r"informée?s? par",
        r"aviser", r"prévenir",
        r"informer", r"confiée?s? à", r"vérifiée?s? par", r"approuvée?s? par", r"établie?s? par",
        r"transmise?s? par",
        r"saisie?s? par", r"reçue?s? par", r"remise?s? par", r"aux côtés de", r"\(?sé\)", r"\(s\)",
        r"représentée?s? par", r"présidée?s? par", r"rédigée?s? par",
        r"dirigée?s? par",
        r"animée?s? par", r"préparée?s? par",
        r"établie? par", r"vue? par", r"rencontré", r"contacter", r"au nom de", r"titulaire", r"auprès de",
        r"échangé avec", r"rencontre avec", r"entretien avec", r"conduite? par", r"joindre", r"s'adresser à",
        r"nommée?", r"appelée?", r"photos? (?:de|par)?",
        r"©", r"crédits? photos?", r"propos recueillis par",
        r"remercie", r"accompagnée? (?:de|par)",
        r"succède à", r"remplace",
    ),
    says=(
        r"selon", r"témoigne", r"explique", r"raconte", r"confie", r"déclare", r"affirme", r"souligne",
        r"(?:se |s['’])(?:souvient|rappelle|réjouit|inquiète|exclame|interroge|plaint|étonne|félicite)",
        r"dit", r"ajoute", r"poursuit", r"précise", r"indique", r"conclut", r"insiste", r"lance", r"sourit",
        r"soupire", r"estime", r"assure", r"avoue", r"reconnaît", r"regrette", r"soutient", r"répond",
        r"note", r"rapporte", r"constate", r"observe", r"résume", r"commente", r"entretien(?:s)? avec",
        r"échange avec", r"interview (?:de|avec)", r"rencontre avec", r"interviewée?s?",
        r"communication (?:personnelle|orale)(?: de)?",
    ),
    services=(
        r"skype", r"twitter", r"x", r"instagram", r"insta", r"facebook", r"fb", r"messenger", r"telegram",
        r"linkedin", r"tiktok", r"snapchat", r"login",
        r"identifiant", r"nom d['’]utilisat(?:eur|rice)", r"pseudo(?:nyme)?", r"utilisat(?:eur|rice)",
    ),
    functions=(
        r"coordinat(?:eur|rice)", r"coordonnat(?:eur|rice)", r"direct(?:eur|rice)", r"chef(?:fe)?",
        r"responsable", r"présidente?", r"vice-présidente?", r"secrétaire",
        r"trésori(?:er|ère)", r"comptable", r"assistante?", r"conseill(?:er|ère)", r"experte?",
        r"consultante?", r"ingénieure?", r"technicien(?:ne)?", r"agente?",
        r"anima(?:teur|trice)", r"formateur", r"formatrice", r"infirmi(?:er|ère)", r"sage-femme", r"médecin",
        r"enseignante?", r"institut(?:eur|rice)", r"élève",
        r"éle(?:veur|veuse)", r"agricult(?:eur|rice)", r"commerçante?", r"bénéficiaire", r"participante?",
        r"membre", r"point focal", r"chargée? de", r"jeune", r"dame", r"sieur", r"pêcheu(?:r|se)",
        r"adjointe?", r"resp\.", r"cultivat(?:eur|rice)", r"ménagère",
        r"collègue", r"voisine?", r"invitée?", r"présidente? du comité",
        r"chef de (?:mission|projet|village|bureau)", r"superviseur", r"superviseuse", r"gestionnaire",
        r"chauffeur", r"gardien", r"logisticien(?:ne)?", r"administrat(?:eur|rice)", r"auditeur",
        r"auditrice", r"journaliste", r"photographe", r"porte-parole", r"stagiaire", r"mère", r"père",
        r"maman", r"veuve", r"ve?uf", r"bergère?", r"berger", r"forgeron(?:ne)?", r"mécanicien(?:ne)?",
        r"maçon(?:ne)?", r"menuisi(?:er|ère)", r"coutur(?:ier|ière)", r"vendeu(?:r|se)", r"paysan(?:ne)?",
        r"étudiante?", r"marabout", r"boutiqui(?:er|ère)", r"chanteu(?:r|se)", r"artisan(?:e)?",
        r"marai?ch(?:er|ère)", r"orpailleu(?:r|se)", r"pharmacien(?:ne)?", r"avocate?", r"juriste",
        r"sociologue", r"géologue", r"foreur", r"topographe", r"économiste", r"interprète", r"traducteur",
        r"matrone", r"relais", r"propriétaire", r"locataire", r"vigile", r"cuisini(?:er|ère)",
        r"déplacée?", r"réfugiée?", r"retraitée?", r"aide-soignante?", r"transport(?:eur|euse)",
        r"habitante?", r"entrepreneure?", r"gérante?",
    ),
    kin=(
        r"frères?", r"sœurs?", r"maris?", r"femme", r"épou(?:x|se)", r"fils", r"filles?", r"oncles?",
        r"tantes?", r"cousine?s?", r"grand-mère", r"grand-père", r"petits?-(?:fils|fille)", r"nièces?",
        r"mères?", r"pères?", r"mamans?", r"papas?", r"parents", r"cadette?", r"aînée?", r"jumeaux",
        r"jumelles",
        r"fiancée?", r"tuteur", r"tutrice", r"gendre", r"belle-mère", r"beau-père",
        r"neveux?", r"beau-frère", r"belle-sœur", r"voisine?s?",
    ),
    offices=(
        r"ministres?", r"premi(?:er|ère) ministre",
        (r"président(?:e)? (?:de la république|de la transition|du conseil régional|de la région|"
        r"de l'assemblée|du sénat|de la commission)"),
        r"gouverneure?", r"préfets?", r"sous-préfets?", r"préfète", r"maires?", r"mairesse",
        r"ambassad(?:eur|rice)", r"chargée?s? d'affaires", r"consule?",
        r"secrétaire général(?:e)? (?:de l'onu|des nations unies|du ministère|adjointe?)",
        r"représentante? (?:spéciale?|résidente?)(?: adjointe?)?", r"haut[- ](?:commissaire|représentant)e?",
        r"commissaire européen(?:ne)?", r"commissaire(?: de l'uemoa| de l'union)?", r"députée?",
        r"sénat(?:eur|rice)", r"s\.e\.m?\.?", r"son excellence", r"grand-duc", r"roi", r"reine", r"pape",
        r"premi(?:er|ère) vice-présidente?",
    ),
    endings=(
        r"ments?", r"[ts]ions?", r"ités?", r"ismes?", r"[ae]nces?", r"iques?", r"[ai]bles?", r"ogies?",
        r"aux", r"eaux", r"elles?", r"ures?", r"euses?", r"trices?",
    ),
    ages=(r"ans", r"âgée? de"),
    closings=(
        r"cordialement", r"bien cordialement", r"bien à vous", r"salutations(?: distinguées)?",
        r"respectueusement", r"sincèrement", r"veuillez (?:agréer|recevoir|croire).*",
        r"je vous prie (?:d'agréer|de croire).*",
        r"fait à .*", r"pour (?:le|la|les) .*", r"ont signé", r"signé", r"lu et approuvé", r"amicalement",
        r"meilleures salutations",
        (r"l[ea] (?:directeur|directrice|coordonnateur|coordinateur|coordinatrice|président|présidente|"
        r"secrétaire|comptable|chef|trésorier|trésorière|responsable|gérant|gérante|maire|ministre).*"),
    ),
    born=(r"né(?:e|\(e\))?s? (?:le|vers|en)", r"né(?:e|\(e\))?s?(?= à)", r"date de naissance\s*:?"),
    lives=(
        r"domiciliée?s? (?:à|au)", r"demeurant (?:à|au)", r"résidant (?:à|au)", r"habitant (?:au|le|la)",
        r"résid(?:e|ent|ant|ait)(?: actuellement)? (?:à|au|en)", r"habit(?:e|ent|ait) (?:à|au)",
        r"logée?s? (?:à|au|chez)", r"sise? (?:à|au)", r"adresse actuelle\s*:",
    ),
    streets_before=(
        r"rue", r"avenue", r"av\.", r"boulevard", r"bd\.?", r"blvd", r"place", r"allée", r"impasse",
        r"chemin", r"route", r"quai", r"ruelle", r"cité", r"square", r"villa",
    ),
    districts=(r"quartier", r"secteur", r"commune", r"cercle", r"zone", r"village"),
    boxes=(r"b\.?p\.?", r"boîte postale"),
    doors=(
        r"porte", r"appartement", r"appt\.?", r"lot", r"villa", r"carré", r"logement", r"maison",
    ),
)  # fmt: skip
