-- Which organisations the documents name, how often and in how many documents.
SELECT
  organisations.id AS organisation_id,
  organisations.name,
  organisations.acronym,
  organisations.kind,
  (SELECT count(*) FROM mentions WHERE mentions.organisation_id = organisations.id) AS mentions,
  (
    SELECT count(*)
    FROM (SELECT 1 FROM mentions WHERE mentions.organisation_id = organisations.id GROUP BY mentions.document_id)
  ) AS documents
FROM organisations
ORDER BY mentions DESC, organisations.name, organisations.id
