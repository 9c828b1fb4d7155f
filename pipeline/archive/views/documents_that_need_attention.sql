-- Which files were not read in full, which are duplicates, and why; and how much in each could not be made sense of.
SELECT
  documents.id AS document_id,
  documents.path,
  documents.status,
  documents.error,
  documents.duplicate_of,
  count(problems.id) AS problems
FROM documents LEFT JOIN problems ON problems.document_id = documents.id
GROUP BY documents.id
HAVING documents.status != 'ok' OR count(problems.id) > 0
ORDER BY documents.status, documents.path
