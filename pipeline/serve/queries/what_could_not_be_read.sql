-- What stands in the documents but could not be made sense of, with the reason.
SELECT problems.document_id, problems.page, problems.stage, problems.text, problems.reason, problems.cell_id
FROM problems
ORDER BY problems.document_id, problems.page, problems.rowid
