-- The money of agreements by programme, year of signature and currency, with the number of agreements it comes from.
SELECT
  agreements.programme,
  substr(agreements.signed_on, 1, 4) AS year,
  amounts.currency,
  sum(amounts.value) AS total,
  count(DISTINCT agreements.id) AS agreements
FROM agreements JOIN amounts ON amounts.agreement_id = agreements.id
WHERE amounts.value IS NOT NULL
GROUP BY agreements.programme, year, amounts.currency
ORDER BY agreements.programme, year, amounts.currency
