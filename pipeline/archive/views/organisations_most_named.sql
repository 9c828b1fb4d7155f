-- Which organisations the documents name, how often and in how many documents.
SELECT
  organisations.id AS organisation_id,
  organisations.name,
  organisations.acronym,
  organisations.kind,
  coalesce(named.mentions, 0) AS mentions,
  coalesce(named.documents, 0) AS documents
FROM organisations
LEFT JOIN (
  SELECT organisation_id, sum(n) AS mentions, count(*) AS documents
  FROM (SELECT organisation_id, document_id, count(*) AS n FROM mentions GROUP BY organisation_id, document_id)
  GROUP BY organisation_id
) AS named ON named.organisation_id = organisations.id
ORDER BY mentions DESC, organisations.name, organisations.id
