"""The pages of the full screen, one a file, each imported when it is first shown."""
