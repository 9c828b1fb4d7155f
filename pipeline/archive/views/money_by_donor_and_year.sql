-- Who gives how much, by year of signature. Donors who give together stand in one row, so that no sum counts twice.
-- One sum an agreement, in the currency that its best telling prints first: currencies are never added together. Groups whose
-- members are listed, ranges, sums that are at most so much, pledges and budgets of programmes are left out.
SELECT
  transactions.donors AS donors,
  transactions.year,
  transactions.currency,
  sum(transactions.value) AS total,
  sum(coalesce(transactions.agreements, 1)) AS agreements,
  sum(transactions.qualifier != 'exact') AS sums_not_exact,
  min(transactions.value) AS smallest,
  max(transactions.value) AS largest
FROM transactions
WHERE transactions.counted AND transactions.transaction_type = 'commitment'
GROUP BY transactions.donors, transactions.year, transactions.currency
ORDER BY donors IS NULL, donors, transactions.year, transactions.currency
