"""A book's tables as a workbook, and what a workbook brings: sheets, writer, reader, marks."""
