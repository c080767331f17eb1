"""The data file: written so that nothing is lost, read so that nothing false gets in. Knows no screen and no Word."""
