"""Targets, projects and report duties on screen."""
