-- Which printed totals do not follow from the figures above them: both figures, and the difference.
SELECT
  checks.id AS check_id,
  checks.document_id,
  checks.page,
  tables.caption,
  checks.description,
  checks.claimed,
  checks.computed,
  checks.difference,
  checks.unit
FROM checks
JOIN check_evidence ON check_evidence.check_id = checks.id AND check_evidence.side = 'claimed'
LEFT JOIN cells ON cells.id = check_evidence.cell_id
LEFT JOIN tables ON tables.id = cells.table_id
WHERE checks.kind = 'total' AND checks.status = 'mismatch'
ORDER BY abs(checks.difference) DESC, checks.id
