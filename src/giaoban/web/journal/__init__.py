"""The record of acts: the auditor's page, and the history of a thing on the thing's own page."""
