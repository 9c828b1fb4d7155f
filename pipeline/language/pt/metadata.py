"""Portuguese words by which a document says what it is."""

from pipeline.language.document_words import MetadataWords

METADATA = MetadataWords(
    imprint=r"publicad[oa]|actualizad[oa]|atualizad[oa]|data de publicação|edição|versão",
    imprint_tail="em|a|de|no dia",
    state="situação|dados|ponto de situação",
    state_at=r"em|a|até",
    dateline_tail=r"aos\s|em\s",
    issue=r"número\s\d+|volume\s\d+|vol\.?\s?\d+|edição|data|mês",
    kinds={
        "newsletter": ("newsletter", "carta informativa"),
        "bulletin": ("boletim", "boletins"),
        "report": ("relatórios?", "estudos?", "avaliaç(?:ão|ões)", "auditorias?", "balanço", "diagnóstico"),
        "minutes": ("actas?", "atas?"),
        "press release": (r"comunicado(?: de imprensa| conjunto)?", "nota de imprensa"),
        "agreement": (r"acordo de\s?\w+", "memorando de entendimento", "convénio", "convênio", "adenda"),
        "fact sheet": ("fichas?", "folheto", "brochura"),
        "plan": (r"planos? de (?:a[c]?ção|actividades|atividades|trabalho)", "plano estratégico"),
        "call": (r"concurso público", "termos de referência", "convite"),
        "guide": ("guia", "manual"),
        "letter": ("circular", "ofício"),
    },
    period="período|exercício|durante|decurso",
    period_of="de referência|coberto|compreendido|entre|de|do|da",
    period_tail="o |a |os |mês de |de ",
    monthly="mensal|mensais",
    reports_on="relatório|balanço|boletim|actividades|atividades|anual|exercício|ano|semestral|trimestral",
    no_title=(
        r"publicado|por|tel|fax|ref|n\.?º|república|ministério|secretaria|presidência|embaixada|"
        r"prefeitura|câmara municipal|município|governo d[aeo]|estado d[aeo]|início|notícias?"
    ),
    sections=(
        "introdução|índice|sumário|resumo|editorial|prefácio|contexto|siglas|lista de|abreviaturas|contactos?"
    ),
    continuation="a|ao|à|de|do|da|dos|das|em|e|para|sobre",
    made_up_titles="sem título",
    in_names=r"(?:de|do|da|dos|das|e|para)\s",
    published_by="[Pp]ublicad[oa]|[Ee]ditad[oa]|[Pp]roduzid[oa]",
    published_on="em",
    by=r"pel[oa]\s|por\s",
    publisher_label="Editor|Publicação",
    contact="contactos?|contatos?|endereço",
    contact_label="Contactos?|Contatos?",
    organisation=(
        r"agência|embaixada|associação|gabinete|conselho|cooperação|direc?ção|fundação|fundo|grupo|instituto|"
        r"ministério|missão|programa|proje[c]?to|rede|secretaria|serviço|unidade|universidade"
    ),
    no_name="tel|fax|endereço|morada|sítio|contacto",
    institution=(
        r"ministério|secretaria|direc?ção|embaixada|agência|governo|conselho|presidência|gabinete|"
        r"fundo|banco|prefeitura|câmara|município|"
        r"instituto|tribunal"
    ),
    institution_of="de|do|da|dos|das|geral|nacional|provincial|regional|municipal",
    section_of="secção|divisão|unidade",
    countries={
        "MZ": (r"moçambican[oa]s?", "Mocambique"),
        "AO": (r"angolan[oa]s?",),
        "GW": (r"guineenses?",),
        "CV": (r"cabo-verdian[oa]s?",),
        "ST": (r"santomenses?", r"são-tomenses?"),
    },
    no_country_tail={"GN": "(?!-Bissau| Equatorial)"},
)
