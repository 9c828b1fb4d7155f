-- Who receives or carries out how much, by year of signature. Recipients of one agreement stand in one row, so that no sum counts twice.
-- One sum an agreement, in the currency that its best telling prints first: currencies are never added together. Groups whose
-- members are listed, ranges, sums that are at most so much, pledges and budgets of programmes are left out.
SELECT
  transactions.recipients AS recipients,
  transactions.year,
  transactions.currency,
  sum(transactions.value) AS total,
  sum(coalesce(transactions.agreements, 1)) AS agreements,
  sum(transactions.qualifier != 'exact') AS sums_not_exact,
  min(transactions.value) AS smallest,
  max(transactions.value) AS largest
FROM transactions
WHERE transactions.counted AND transactions.transaction_type = 'commitment'
GROUP BY transactions.recipients, transactions.year, transactions.currency
ORDER BY recipients IS NULL, recipients, transactions.year, transactions.currency
