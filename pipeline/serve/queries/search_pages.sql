-- Pages that hold all these words, without regard to accents and capitals; the best first, with the words in context.
SELECT page_id, title, document_id, page, context
FROM (
  SELECT pages.id AS page_id, documents.title, pages.document_id, pages.number AS page,
    snippet(pages_fts, 0, '«', '»', '…', 24) AS context
  FROM (
    SELECT rowid AS number FROM pages_fts WHERE pages_fts MATCH escape_fts(:words) ORDER BY rank, rowid LIMIT -1
  ) AS best
  CROSS JOIN pages_fts ON pages_fts.rowid = best.number AND pages_fts MATCH escape_fts(:words)
  JOIN pages ON pages.rowid = best.number
  JOIN documents ON documents.id = pages.document_id
  WHERE trim(coalesce(:words, '')) <> ''
)
UNION ALL
SELECT pages.id, documents.title, pages.document_id, pages.number, substr(pages.text, 1, 160)
FROM pages JOIN documents ON documents.id = pages.document_id
WHERE trim(coalesce(:words, '')) = ''
