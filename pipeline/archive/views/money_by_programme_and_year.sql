-- Who commits how much under which programme, by year of signature.
-- One sum an agreement, in the currency that its best telling prints first: currencies are never added together. Groups whose
-- members are listed, ranges, sums that are at most so much, pledges and budgets of programmes are left out.
SELECT
  programmes.name AS programme,
  transactions.year,
  transactions.currency,
  sum(transactions.value) AS total,
  sum(coalesce(transactions.agreements, 1)) AS agreements,
  sum(transactions.qualifier != 'exact') AS sums_not_exact,
  min(transactions.value) AS smallest,
  max(transactions.value) AS largest
FROM transactions
LEFT JOIN programmes ON programmes.id = transactions.programme_id
WHERE transactions.counted AND transactions.transaction_type = 'commitment'
GROUP BY programmes.name, transactions.year, transactions.currency
ORDER BY programme IS NULL, programme, transactions.year, transactions.currency
