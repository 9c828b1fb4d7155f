-- Who agreed what, from when until when, for how much: one row an agreement, however many documents tell of it.
SELECT
  agreements.id AS agreement_id,
  agreements.reference,
  agreements.kind,
  agreements.title,
  transactions.donors,
  transactions.recipients,
  transactions.places,
  agreements.programme,
  agreements.signed_on,
  agreements.ends_on,
  agreements.duration_months,
  transactions.value,
  transactions.currency,
  transactions.converted,
  transactions.counted,
  transactions.reason AS not_counted_because,
  agreements.n_documents AS documents,
  agreements.document_id,
  agreements.page
FROM agreements LEFT JOIN transactions ON transactions.agreement_id = agreements.id
ORDER BY agreements.signed_on, agreements.reference, agreements.id
