-- Who commits how much under which programme, by year of signature.
-- One sum an agreement, in the currency that its best telling prints first: currencies are never added together. Groups whose
-- members are listed, ranges, sums that are at most so much, pledges and budgets of programmes are left out.
SELECT
  programmes.name AS programme,
  counted.year,
  counted.currency,
  counted.total,
  counted.agreements,
  counted.sums_not_exact,
  counted.smallest,
  counted.largest
FROM (
  SELECT
    programme_id,
    year,
    currency,
    sum(value) AS total,
    sum(coalesce(agreements, 1)) AS agreements,
    sum(qualifier != 'exact') AS sums_not_exact,
    min(value) AS smallest,
    max(value) AS largest
  FROM transactions
  WHERE counted AND transaction_type = 'commitment'
  GROUP BY programme_id, year, currency
) AS counted
LEFT JOIN programmes ON programmes.id = counted.programme_id
ORDER BY programme IS NULL, programme, counted.year, counted.currency
