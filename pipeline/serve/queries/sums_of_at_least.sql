-- Sums of money of at least so much in one currency (XOF, EUR, USD, ...), the greatest first.
SELECT amounts.id AS amount_id, amounts.value, amounts.currency, amounts.qualifier, amounts.text, amounts.context,
  documents.title, amounts.document_id, amounts.page
FROM amounts JOIN documents ON documents.id = amounts.document_id
WHERE amounts.currency = upper(trim(:currency)) AND amounts.value >= CAST(replace(:at_least, ' ', '') AS NUMERIC)
ORDER BY amounts.value DESC
