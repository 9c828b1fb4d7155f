-- Who agreed what, from when until when, for how much: one row an agreement, its sums in FCFA (XOF) and in euros.
SELECT
  agreements.id AS agreement_id,
  agreements.reference,
  agreements.kind,
  agreements.programme,
  (
    SELECT group_concat(name, '; ') FROM (
      SELECT DISTINCT coalesce(organisations.acronym, organisations.name) AS name
      FROM agreement_parties JOIN organisations ON organisations.id = agreement_parties.organisation_id
      WHERE agreement_parties.agreement_id = agreements.id
      ORDER BY name
    )
  ) AS parties,
  agreements.signed_on,
  agreements.ends_on,
  agreements.duration_months,
  max(CASE WHEN amounts.currency = 'XOF' THEN amounts.value END) AS xof,
  max(CASE WHEN amounts.currency = 'EUR' THEN amounts.value END) AS eur,
  agreements.document_id,
  agreements.page
FROM agreements LEFT JOIN amounts ON amounts.agreement_id = agreements.id
GROUP BY agreements.id
ORDER BY agreements.signed_on, agreements.reference, agreements.id
