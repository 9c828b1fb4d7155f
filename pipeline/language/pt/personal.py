"""Portuguese words beside what is personal."""

from pipeline.language.personal_words import PersonalWords

PERSONAL = PersonalWords(
    titles=(
        r"Sr\.?", r"Sra\.?", r"Srta\.?", "Senhor", "Senhora", r"Dr\.?", r"Dra\.?", r"Eng\.?º?", r"Prof\.?ª?",
        "Dom", "Dona", r"Exmo\.?", r"Exma\.?",
    ),
    labels={
        "name": (r"nomes?(?: completos?)?", r"apelidos?", r"sobrenomes?"),
        "person": (
            r"participantes?",
            r"de", r"para", r"cc", r"contactos?", r"responsável", r"presentes?", r"ausentes?", r"titular",
            r"testemunhas?",
        ),
        "mark": (r"assinaturas?",),
        "telephone": (
            r"tel(?:efone|emóvel)?\.?", r"telemóve(?:l|is)", r"celular(?:es)?", r"fax", r"contactos?",
        ),
        "e-mail": (r"e-?mails?", r"correio eletr[óô]nico"),
        "address": (r"endereços?", r"moradas?", r"residência"),
        "account": (r"iban", r"nib", r"(?:n\.?º|número) d[ae] conta", r"conta(?: bancária)?"),
        "identity": (
            r"b\.?i\.?(?: n\.?º)?", r"nuit", r"passaporte(?: n\.?º)?", r"bilhete de identidade(?: n\.?º)?",
            r"cartão de cidadão(?: n\.?º)?", r"cédula(?: n\.?º)?",
        ),
        "birth": (r"datas? de nascimento", r"nascid[oa]s? (?:em|a)", r"idades?"),
    },
    lists=(r"lista de (?:presenças?|participantes)", r"participantes", r"presentes"),
    namesakes=(
        r"hospital", r"escola", r"liceu", r"universidade", r"fundação", r"prémio", r"estádio", r"aeroporto",
        r"ponte", r"bairro", r"centro",
    ),
    greetings=(r"car[oa]s?", r"bom dia", r"olá", r"prezad[oa]"),
    leads=(
        r"assinad[oa]s? por", r"representad[oa]s? por", r"presidid[oa]s? por", r"contactar",
        r"car[oa]",
    ),
    says=(
        r"segundo", r"diz", r"explica", r"conta", r"afirma", r"lembra", r"acrescenta", r"sublinha",
        r"entrevista (?:com|a)",
    ),
    services=(r"utilizador", r"nome de utilizador"),
    functions=(
        r"coordenador(?:a)?", r"diretor(?:a)?", r"chefe", r"responsável", r"presidente", r"secretári[oa]",
        r"tesoureir[oa]", r"contabilista", r"técnic[oa]", r"consultor(?:a)?", r"membro", r"professor(?:a)?",
        r"enfermeir[oa]", r"agricultor(?:a)?",
    ),
    kin=(r"irmãos?", r"irmãs?", r"marido", r"esposa", r"filh[oa]s?", r"ti[oa]s?", r"prim[oa]s?",),
    offices=(
        r"(?:primeir[oa][- ])?ministr[oa]s?", r"presidente da república", r"governador(?:a)?",
        r"embaixador(?:a)?", r"deputad[oa]", r"presidente da câmara", r"administrador(?:a)? do distrito",
    ),
    endings=(r"ção", r"ções", r"dades?", r"mentos?", r"ismos?", r"[áí]ve(?:l|is)"),
    ages=(r"anos",),
    closings=(r"atenciosamente", r"cumprimentos", r"com os melhores cumprimentos", r"feito em .*"),
    born=(r"nascid[oa] (?:em|a)",),
    lives=(r"residente em", r"morador(?:a)? em", r"reside(?:nte)? (?:em|no|na)", r"mora (?:em|no|na)",),
    streets_before=(r"rua", r"avenida", r"av\.", r"praça", r"travessa", r"largo", r"estrada"),
    districts=(r"bairro", r"distrito", r"aldeia"),
    boxes=(r"c\.?p\.?", r"caixa postal", r"apartado"),
    doors=(r"apartamento", r"andar", r"casa"),
)  # fmt: skip
