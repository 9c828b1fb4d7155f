-- Every amount of money, and the checks that it took part in: what holds, what does not, what was never checked.
SELECT
  tried.amount_id,
  tried.document_id,
  tried.page,
  amounts.text,
  amounts.value,
  amounts.currency,
  tried.checks,
  tried.mismatches,
  tried.kinds
FROM checked_amounts AS tried
LEFT JOIN amounts ON amounts.id = tried.amount_id
UNION ALL
SELECT
  amounts.id,
  amounts.document_id,
  amounts.page,
  amounts.text,
  amounts.value,
  amounts.currency,
  0,
  NULL,
  NULL
FROM amounts
WHERE NOT EXISTS (SELECT 1 FROM check_evidence WHERE check_evidence.amount_id = amounts.id)
