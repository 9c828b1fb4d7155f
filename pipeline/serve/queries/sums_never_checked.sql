-- Sums of money that took part in no check: nothing in the archive confirms or contradicts them.
SELECT amounts.id AS amount_id, amounts.text, amounts.value, amounts.currency, amounts.context,
  amounts.document_id, amounts.page
FROM amounts
WHERE NOT EXISTS (SELECT 1 FROM check_evidence WHERE check_evidence.amount_id = amounts.id)
ORDER BY amounts.value DESC
