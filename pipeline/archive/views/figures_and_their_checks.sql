-- Every amount of money, and the checks that it took part in: what holds, what does not, what was never checked.
SELECT
  amounts.id AS amount_id,
  amounts.document_id,
  amounts.page,
  amounts.text,
  amounts.value,
  amounts.currency,
  count(checks.id) AS checks,
  sum(checks.status = 'mismatch') AS mismatches,
  group_concat(DISTINCT checks.kind) AS kinds
FROM amounts
LEFT JOIN check_evidence ON check_evidence.amount_id = amounts.id
LEFT JOIN checks ON checks.id = check_evidence.check_id
GROUP BY amounts.id
ORDER BY mismatches DESC, amounts.document_id, amounts.page
