"""Spanish words beside what is personal."""

from pipeline.language.personal_words import PersonalWords

PERSONAL = PersonalWords(
    titles=(
        r"Sr\.?", r"Sra\.?", r"Srta\.?", "Señor", "Señora", "Señorita", r"Dr\.?", r"Dra\.?", r"Ing\.?",
        r"Lic\.?", r"Prof\.?", "Don", "Doña", r"D\.", r"Dña\.?",
    ),
    labels={
        "name": (r"nombres?(?: (?:y apellidos?|completos?))?", r"apellidos?(?: y nombres?)?"),
        "person": (
            r"participantes?", r"de", r"para", r"cc", r"contactos?", r"responsable",
            r"asistentes?", r"presentes?", r"titular", r"testigos?",
        ),
        "mark": (r"firmas?", r"firmado"),
        "telephone": (r"tel(?:éfono)?s?\.?", r"móvil(?:es)?", r"celular(?:es)?", r"fax", r"contactos?"),
        "e-mail": (r"e-?mails?", r"correos?(?: electrónicos?)?"),
        "address": (r"direcci(?:ón|ones)", r"domicilio", r"residencia"),
        "account": (r"iban", r"(?:n\.?º|número) de cuenta", r"cuenta bancaria"),
        "identity": (
            r"d\.?n\.?i\.?(?: n\.?º)?", r"nie", r"nif", r"cédula(?: de identidad)?(?: n\.?º)?",
            r"pasaporte(?: n\.?º)?", r"dip",
        ),
        "birth": (r"fechas? de nacimiento", r"nacid[oa]s? (?:el|en)", r"edad(?:es)?"),
    },
    lists=(r"lista de (?:asistencia|asistentes|participantes)", r"participantes", r"asistentes"),
    namesakes=(
        r"hospital", r"escuela", r"colegio", r"universidad", r"fundación", r"premio", r"estadio",
        r"aeropuerto", r"puente", r"barrio", r"centro",
    ),
    greetings=(r"estimad[oa]s?", r"querid[oa]s?", r"hola", r"buenos días"),
    leads=(
        r"firmad[oa]s? por", r"representad[oa]s? por", r"presidid[oa]s? por", r"según", r"contactar",
        r"estimad[oa]", r"querid[oa]",
    ),
    functions=(
        r"coordinador(?:a)?", r"director(?:a)?", r"jef[ea]", r"responsable", r"president[ea]",
        r"secretari[oa]", r"tesorer[oa]", r"contable", r"técnic[oa]", r"consultor(?:a)?", r"miembro",
        r"profesor(?:a)?", r"enfermer[oa]", r"agricultor(?:a)?",
    ),
    kin=(r"herman[oa]s?", r"marido", r"esposa", r"hij[oa]s?", r"tí[oa]s?", r"prim[oa]s?",),
    offices=(
        r"(?:primer[oa]? )?ministr[oa]s?", r"president[ea] de la república", r"gobernador(?:a)?",
        r"embajador(?:a)?", r"diputad[oa]", r"alcald(?:e|esa)",
    ),
    endings=(r"ción", r"ciones", r"dad(?:es)?", r"mientos?", r"ismos?", r"[ai]bles?"),
    ages=(r"años",),
    closings=(r"atentamente", r"saludos(?: cordiales)?", r"cordialmente", r"hecho en .*"),
    born=(r"nacid[oa] (?:el|en)",),
    lives=(r"domiciliad[oa] en", r"residente en", r"con domicilio en"),
    streets_before=(r"calle", r"c/", r"avenida", r"avda?\.", r"plaza", r"paseo", r"camino", r"carretera"),
    districts=(r"barrio", r"distrito", r"municipio"),
    boxes=(r"apartado(?: de correos)?", r"a\.?p\.?d?o\.?"),
    doors=(r"piso", r"puerta", r"apartamento"),
)  # fmt: skip
