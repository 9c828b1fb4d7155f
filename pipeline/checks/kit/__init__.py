"""What several checks use: figures and intervals, results and their wording, and the records to look at."""
