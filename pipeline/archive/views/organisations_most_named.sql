-- Which organisations the documents name, how often and in how many documents.
SELECT
  organisations.id AS organisation_id,
  organisations.name,
  organisations.acronym,
  organisations.kind,
  named.mentions,
  named.documents
FROM named_organisations AS named
CROSS JOIN organisations ON organisations.id = named.organisation_id
ORDER BY named.mentions DESC, named.name, named.organisation_id
