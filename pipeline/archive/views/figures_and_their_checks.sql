-- Every amount of money, and the checks that it took part in: what holds, what does not, what was never checked.
SELECT
  amounts.id AS amount_id,
  amounts.document_id,
  amounts.page,
  amounts.text,
  amounts.value,
  amounts.currency,
  coalesce(tried.checks, 0) AS checks,
  tried.mismatches,
  tried.kinds
FROM amounts
LEFT JOIN (
  SELECT
    check_evidence.amount_id,
    count(*) AS checks,
    sum(checks.status = 'mismatch') AS mismatches,
    group_concat(DISTINCT checks.kind) AS kinds
  FROM check_evidence
  JOIN checks ON checks.id = check_evidence.check_id
  WHERE check_evidence.amount_id IS NOT NULL
  GROUP BY check_evidence.amount_id
) AS tried ON tried.amount_id = amounts.id
ORDER BY mismatches DESC, amounts.document_id, amounts.page, amounts.id
