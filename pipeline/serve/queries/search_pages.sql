-- Pages that hold all these words, without regard to accents and capitals; the best first, with the words in context.
SELECT pages.id AS page_id, documents.title, pages.document_id, pages.number AS page,
  snippet(pages_fts, 0, '«', '»', '…', 24) AS context
FROM pages_fts
JOIN pages ON pages.rowid = pages_fts.rowid
JOIN documents ON documents.id = pages.document_id
WHERE pages_fts MATCH escape_fts(:words)
ORDER BY bm25(pages_fts)
