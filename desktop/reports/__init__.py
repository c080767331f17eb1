"""Floor 1: a report of the book as blocks, and the blocks as a Word document in the layout of Decree 30/2020/NĐ-CP."""
