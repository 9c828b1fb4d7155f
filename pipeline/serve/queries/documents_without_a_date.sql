-- Documents whose date of publication or publisher is not known: candidates for a line in the catalogue.
SELECT documents.id AS document_id, documents.path, documents.title, documents.published, documents.publisher
FROM documents
WHERE documents.status IN ('ok', 'partial') AND (documents.published IS NULL OR documents.publisher IS NULL)
ORDER BY documents.path
