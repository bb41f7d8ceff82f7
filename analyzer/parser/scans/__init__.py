"""Photos and scans: pictures of pages to words (the extra `ocr`)."""
