-- Where how much is committed, by year of signature. An agreement in several regions stands in a row of its own, so that no sum counts twice.
-- One sum an agreement, in the currency that its best telling prints first: currencies are never added together. Groups whose
-- members are listed, ranges, sums that are at most so much, pledges and budgets of programmes are left out.
SELECT
  transactions.places AS places,
  transactions.year,
  transactions.currency,
  sum(transactions.value) AS total,
  sum(coalesce(transactions.agreements, 1)) AS agreements,
  sum(transactions.qualifier != 'exact') AS sums_not_exact,
  min(transactions.value) AS smallest,
  max(transactions.value) AS largest
FROM transactions
WHERE transactions.counted AND transactions.transaction_type = 'commitment'
GROUP BY transactions.places, transactions.year, transactions.currency
ORDER BY places IS NULL, places, transactions.year, transactions.currency
