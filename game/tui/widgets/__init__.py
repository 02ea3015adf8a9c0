"""The parts of the pages, one a file. All draw themselves as lines of `Content`."""
