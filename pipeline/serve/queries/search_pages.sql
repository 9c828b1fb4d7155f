-- Pages that hold all these words, without regard to accents and capitals; the best first, with the words in context.
SELECT page_id, title, document_id, page, context
FROM (
  SELECT pages.id AS page_id, documents.title, pages.document_id, pages.number AS page,
    snippet(pages_fts, 0, '«', '»', '…', 24) AS context, bm25(pages_fts) AS rank
  FROM pages_fts
  JOIN pages ON pages.rowid = pages_fts.rowid
  JOIN documents ON documents.id = pages.document_id
  WHERE pages_fts MATCH escape_fts(:words)
  UNION ALL
  SELECT pages.id, documents.title, pages.document_id, pages.number, substr(pages.text, 1, 160), pages.rowid
  FROM pages JOIN documents ON documents.id = pages.document_id
  WHERE trim(coalesce(:words, '')) = ''
)
ORDER BY rank
