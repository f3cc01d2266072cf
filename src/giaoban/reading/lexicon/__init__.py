"""The words a reader knows, as data. Nothing here decides anything."""

# Told with every reading; counts up whenever a list changes what a reading holds.
VERSION = "1"
