-- Every check that does not hold, the gravest first, with both figures.
SELECT checks.id AS check_id, checks.severity, checks.kind, checks.description, checks.claimed, checks.computed,
  checks.difference, checks.unit, documents.title, checks.document_id, checks.page
FROM checks JOIN documents ON documents.id = checks.document_id
WHERE checks.status = 'mismatch'
ORDER BY checks.severity = 'error' DESC, abs(checks.difference) DESC, checks.id
