-- The printed figures that a check rests on, on both sides, and where they stand.
SELECT check_evidence.side, check_evidence.text, cells.value, cells.unit, check_evidence.cell_id,
  check_evidence.amount_id, check_evidence.document_id, check_evidence.page
FROM check_evidence LEFT JOIN cells ON cells.id = check_evidence.cell_id
WHERE check_evidence.check_id = :check_id
ORDER BY check_evidence.rowid
