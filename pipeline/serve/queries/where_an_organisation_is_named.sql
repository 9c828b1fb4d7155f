-- Where an organisation is named, by a part of its name or by its acronym.
SELECT mentions.id AS mention_id, organisations.name, organisations.acronym, mentions.text, mentions.context,
  documents.title, mentions.document_id, mentions.page
FROM mentions
JOIN organisations ON organisations.id = mentions.organisation_id
JOIN documents ON documents.id = mentions.document_id
WHERE organisations.acronym = :name OR organisations.name LIKE '%' || :name || '%'
ORDER BY documents.published, mentions.document_id, mentions.page, mentions.rowid
