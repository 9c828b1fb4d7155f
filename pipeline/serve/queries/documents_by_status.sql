-- Every document with what became of it: read in full, in part, not at all, or a duplicate.
SELECT documents.id AS document_id, documents.path, documents.status, documents.error, documents.duplicate_of,
  documents.kind, documents.published, documents.n_pages
FROM documents
ORDER BY documents.status = 'ok', documents.status, documents.path
