"""Spanish words by which a document says what it is."""

from pipeline.language.document_words import MetadataWords

METADATA = MetadataWords(
    imprint=r"publicad[oa]|actualizad[oa]|fecha de publicación|edición|versión",
    imprint_tail="el|en|a|de",
    state="situación|datos|estado",
    state_at="a|al",
    dateline_tail=r"a\s|el\s",
    issue=r"número\s\d+|volumen\s\d+|vol\.?\s?\d+|edición|fecha|mes",
    kinds={
        "newsletter": ("boletín informativo", "newsletter"),
        "bulletin": ("boletín", "boletines"),
        "report": ("informes?", "estudios?", "evaluaci(?:ón|ones)", "auditorías?", "balance", "diagnóstico"),
        "minutes": ("actas?",),
        "press release": (r"comunicado(?: de prensa| conjunto)?", "nota de prensa"),
        "agreement": (r"acuerdo de\s?\w+", "convenio", "memorando de entendimiento", "adenda"),
        "fact sheet": ("fichas?", "folleto"),
        "plan": (r"planes? de (?:acción|trabajo|actividades)", "plan estratégico"),
        "call": ("licitación", "términos de referencia", "convocatoria"),
        "guide": ("guía", "manual"),
        "letter": ("circular", "oficio"),
    },
    period="período|periodo|ejercicio|durante|transcurso",
    period_of="de referencia|cubierto|comprendido|entre|de|del",
    period_tail="el |la |los |mes de |de ",
    monthly="mensual(?:es)?",
    reports_on="informe|balance|boletín|actividades|anual|ejercicio|año|semestral|trimestral",
    no_title=(
        r"publicado|por|tel|fax|ref|n\.?º|república|ministerio|secretaría|presidencia|embajada|"
        r"ayuntamiento|municipalidad|alcaldía|municipio|gobierno (?:de|del)|provincia de|inicio|noticias?"
    ),
    sections=(
        "introducción|índice|sumario|resumen|editorial|prólogo|contexto|siglas|lista de|"
        "abreviaturas|contactos?"
    ),
    continuation="a|al|de|del|en|y|para|sobre",
    made_up_titles="sin título",
    in_names=r"(?:de|del|la|los|las|y|para)\s",
    published_by="[Pp]ublicad[oa]|[Ee]ditad[oa]|[Pp]roducid[oa]",
    published_on="el|en",
    by=r"por\s(?:la\s|el\s)?",
    publisher_label="Editor|Publicación",
    contact="contactos?|dirección",
    contact_label="Contactos?",
    organisation=(
        r"agencia|embajada|asociación|oficina|consejo|cooperación|dirección|fundación|fondo|grupo|instituto|"
        r"ministerio|misión|programa|proyecto|red|secretaría|servicio|unidad|universidad"
    ),
    no_name="tel|fax|dirección|sitio|contacto",
    institution=(
        r"ministerio|secretaría|dirección|embajada|agencia|gobierno|consejo|presidencia|oficina|fondo|banco|"
        r"ayuntamiento|municipalidad|alcaldía|instituto|tribunal"
    ),
    institution_of="de|del|general|nacional|provincial|regional|municipal",
    section_of="sección|división|unidad",
    countries={"GQ": (r"ecuatoguinean[oa]s?",)},
    no_country_tail={"GN": "(?!-Bis?sáu| Ecuatorial)"},
)
