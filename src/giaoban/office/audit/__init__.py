"""The record of every act: what was done, by whom, to what, sealed into a chain."""
