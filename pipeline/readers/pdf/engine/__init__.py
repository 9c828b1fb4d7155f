"""Opening a PDF: what the file says of itself, and the characters and paths that pdfium finds in it."""
