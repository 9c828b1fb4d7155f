-- Which organisations the documents name, how often and in how many documents.
SELECT
  organisations.id AS organisation_id,
  organisations.name,
  organisations.acronym,
  organisations.kind,
  count(mentions.id) AS mentions,
  count(DISTINCT mentions.document_id) AS documents
FROM organisations LEFT JOIN mentions ON mentions.organisation_id = organisations.id
GROUP BY organisations.id
ORDER BY mentions DESC, organisations.name
